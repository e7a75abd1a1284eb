// SPDX-License-Identifier: Apache-2.0
// LoadCsv: a row for each record of a file, as a list of texts or as a map by the names of the first record.
// Records are read as they are asked for.
#include <optional>

#include "engine/run/csv_file.hpp"
#include "engine/run/rows.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

class LoadCsv final : public Operator {
 public:
  LoadCsv(const plan::LoadCsv& what, const Site& site)
      : what_(what),
        execution_(site.execution()),
        limits_(site.limits()),
        fan_(site, {what.row, what.line, what.file}),
        from_(site.compile(what.from)) {}

  bool next(Batch& out) override {
    rows_.clear();
    lines_.clear();
    files_.clear();
    for (;;) {
      while (file_ && !fan_.full() && take()) {
      }
      if (fan_.full()) break;
      if (row_ < fan_.rows().size()) {
        open(fan_.rows()[row_++]);
      } else {
        // What was read of these rows must be out before the next ones come.
        if (!fan_.sources.empty()) break;
        row_ = 0;
        if (!fan_.pull()) return false;
      }
    }
    fan_.finish(out);
    fill(rows_, out.column(what_.row));
    if (what_.line != plan::no_slot) fill(lines_, out.column(what_.line));
    if (what_.file != plan::no_slot) fill(files_, out.column(what_.file));
    return true;
  }

  void rewind() override {
    fan_.rewind();
    fan_.input().reset(0);
    file_.reset();
    row_ = 0;
  }

 private:
  void open(std::uint32_t row) {
    const Value from = from_->value(fan_.input(), row);
    if (!from.is(Kind::string))
      throw type_error("InvalidArgumentType",
                       "LOAD CSV needs the name of a file, but got " + std::string(kind_name(from.kind())),
                       what_.from.at);
    try {
      if (!execution_.import_folder)
        throw Error(ErrorCode::import, "there is no folder to load CSV files from",
                    "name one when opening the database: OpenOptions::import_folder, or "
                    "kenes --import-folder FOLDER");
      file_.emplace(path_in_folder(from.as_string(), *execution_.import_folder), what_.terminator, limits_);
    } catch (Error& error) {
      error.where = what_.from.at;
      throw;
    }
    source_ = row;
    path_ = Value(file_->path());
    headers_.clear();
    if (!what_.with_headers || !file_->next(fields_)) return;
    for (const Value& field : fields_)
      headers_.push_back(field.is_null() ? std::string() : std::string(field.as_string()));
  }

  /// The next record as an output row; false at the end of the file, which is closed then.
  bool take() {
    if (!file_->next(fields_)) {
      file_.reset();
      return false;
    }
    if (what_.with_headers) {
      // Fields without a name do not count; names without a field are null.
      Map map;
      for (std::size_t i = 0; i < headers_.size(); ++i)
        map.insert_or_assign(headers_[i], i < fields_.size() ? std::move(fields_[i]) : Value());
      rows_.emplace_back(std::move(map));
    } else {
      rows_.emplace_back(List(fields_.begin(), fields_.end()));
    }
    if (what_.line != plan::no_slot) lines_.emplace_back(file_->line());
    if (what_.file != plan::no_slot) files_.push_back(path_);
    fan_.repeat(source_, 1);
    return true;
  }

  const plan::LoadCsv& what_;
  const Execution& execution_;
  Limits& limits_;
  FanOut fan_;
  ExpressionHandle from_;
  std::optional<CsvFile> file_;
  std::vector<std::string> headers_;
  std::vector<Value> fields_, rows_, lines_, files_;
  Value path_;
  std::uint32_t source_ = 0;
  std::size_t row_ = 0;
};

}  // namespace

OperatorHandle make(const plan::LoadCsv& what, const Site& site) {
  return std::make_unique<LoadCsv>(what, site);
}

}  // namespace kenes::run
