// SPDX-License-Identifier: Apache-2.0
// What nearly every source includes, compiled once: it halves the time of a clean build. Sources still
// include all that they use, so that each compiles without this.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "storage/error.hpp"
#include "storage/value.hpp"
