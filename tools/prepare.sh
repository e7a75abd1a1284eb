# SPDX-License-Identifier: Apache-2.0
# Sourced by tools/quickstart, tools/test and tools/fuzz: installs the Debian packages that are missing and says which,
# builds, and sees to it that nothing outlives the script.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

# What a script starts carries its mark, also what leaves the process group, as tmux does. However the script ends, what
# still runs then is ended.
end_what_runs() {
  grep -lsz "^KENES_RUN=$KENES_RUN\$" /proc/[0-9]*/environ | cut -d/ -f3 | xargs -r kill -KILL 2>/dev/null
}
outlive_nothing() {
  export KENES_RUN="$$.$RANDOM"
  (while kill -0 $$ 2>/dev/null; do sleep 1; done; end_what_runs) >/dev/null 2>&1 </dev/null &
}

build_packages=(
  g++ cmake ninja-build lld pkg-config
  librocksdb-dev libboost1.81-dev antlr4 libantlr4-runtime-dev
  libfmt-dev libcli11-dev nlohmann-json3-dev libsimdjson-dev libicu-dev libre2-dev libedit-dev libgraphviz-dev
)
test_packages=(libgtest-dev libgmock-dev clang-format-14 graphviz tmux python3 git)
sanitizer_packages=(clang-14 libclang-rt-14-dev llvm-14 python3)

install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing from Debian: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Run this as root, or install sudo: packages are missing." >&2; exit 1; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# configure_and_build PRESET [TARGET...]: quiet where nobody watches; what went wrong is shown either way.
configure_and_build() {
  local preset="$1"
  shift
  local log="build/$preset.log" targets=()
  [ $# -eq 0 ] || targets=(--target "$@")
  mkdir -p build
  local started=$SECONDS
  cmake --preset "$preset" -DKENES_TESTS="${with_tests:-ON}" >"$log" 2>&1 || { cat "$log" >&2; return 1; }
  if [ -t 1 ]; then
    cmake --build --preset "$preset" "${targets[@]}" || return 1
  else
    cmake --build --preset "$preset" "${targets[@]}" >"$log" 2>&1 || { grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking)' "$log" | tail -n 120 >&2; return 1; }
  fi
  echo "built ($preset) in $((SECONDS - started)) s"
}
