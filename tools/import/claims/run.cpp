// SPDX-License-Identifier: Apache-2.0
// The import of formats that carry claims: every file is read to its end before anything is written, so that
// a mistake in one of them leaves the database as it was.
#include <fmt/format.h>

#include <set>

#include "engine/face.hpp"
#include "tools/import/claims/run.hpp"
#include "tools/import/claims/teller.hpp"
#include "tools/import/csv_reader.hpp"

namespace kenes::import {
namespace {

class Run {
 public:
  Run(Database& database, const Request& request, const Format& format)
      : database_(database), request_(request), format_(format) {
    limits_.set_cancel_flag(request.cancel);
    for (const std::string& path : request.files) {
      if (!maps_.contains(path)) maps_.emplace(path, std::make_unique<MappedFile>(path));
      bytes_ += maps_.at(path)->text().size();
    }
    source_ = format.file_source(request);
  }

  Summary run() {
    labels_.insert("Source");
    each_subject([this](Subject& subject, const Progress&) { look(subject); });
    Teller teller(*database_.engine()->store, source_, labels_, {many_valued_.begin(), many_valued_.end()},
                  limits_);
    try {
      each_subject([&](Subject& subject, const Progress& progress) {
        teller.tell(subject);
        show(progress, teller);
      });
      if (format_.tells_all) teller.withdraw_untold();
      teller.finish();
    } catch (const Error& error) {
      if (teller.changes().subjects == 0) throw;
      throw PartlyImported(error, teller.changes());
    }
    Summary summary;
    summary.statements = teller.changes();
    summary.nodes = summary.statements->nodes;
    summary.relationships = summary.statements->relationships;
    return summary;
  }

 private:
  template <class Visit>
  void each_subject(Visit&& visit) {
    Progress progress;
    progress.bytes_total = bytes_;
    for (const std::string& path : request_.files) {
      progress.file = path;
      const Telling telling{path, maps_.at(path)->text(), source_};
      const std::uint64_t before = progress.bytes_read;
      format_.tell(telling, [&](Subject& subject, std::size_t bytes) {
        limits_.check();
        progress.bytes_read = before + bytes;
        visit(subject, progress);
      });
      progress.bytes_read = before + telling.text.size();
    }
  }

  /// The first reading: is everything as it should be, and what will be needed?
  void look(const Subject& subject) {
    labels_.insert(subject.node.label);
    for (const ToldSource& source : subject.sources) labels_.insert(source.node.label);
    for (const Statement& statement : subject.statements)
      for (const Said& said : statement.said) {
        labels_.insert(said.about.label);
        if (!said.type.empty()) labels_.insert(said.end.label);
        if (said.many_valued) many_valued_.insert(said.key);
      }
  }

  void show(Progress progress, const Teller& teller) {
    if (!request_.progress || ++shown_ % 256 != 0) return;
    progress.nodes = teller.changes().nodes;
    progress.relationships = teller.changes().relationships;
    request_.progress(progress);
  }

  Database& database_;
  const Request& request_;
  const Format& format_;
  Limits limits_;
  ToldSource source_;
  std::map<std::string, std::unique_ptr<MappedFile>> maps_;
  std::uint64_t bytes_ = 0, shown_ = 0;
  std::unordered_set<std::string> labels_;
  std::set<std::string> many_valued_;
};

}  // namespace

PartlyImported::PartlyImported(const Error& error, StatementChanges kept)
    : Error(error), changes(std::move(kept)) {
  hint = fmt::format(
      "{}{} subjects are in the database, each of them whole; import the same files again to go on",
      hint.empty() ? "" : hint + "; ", changes.subjects);
}

Summary run_statements(Database& database, const Request& request, const Format& format) {
  if (request.files.empty())
    throw Error(ErrorCode::usage,
                fmt::format("give files: kenes import DATABASE --format {} FILE...", format.name));
  return Run(database, request, format).run();
}

}  // namespace kenes::import
