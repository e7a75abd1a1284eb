// SPDX-License-Identifier: Apache-2.0
// The mechanics shared by typed kernels: one loop over the selected rows for one or two typed inputs, where
// each input is a column or a constant, and nulls are handled once. A kernel must agree with its function's
// body on every row; tests/functions/kernels_test.cpp compares them on random columns.
#pragma once

#include <cstdint>
#include <span>

#include "engine/functions/function.hpp"
#include "storage/column.hpp"

namespace kenes::functions {

using Rows = std::span<const std::uint32_t>;

inline bool is_null_constant(const Column& column) {
  return column.is_constant() && column.size() > 0 && column.is_null(0);
}

/// Rows are ascending and distinct, so as many as there are means all of them.
inline bool all_rows(Rows rows, std::size_t size) { return rows.size() == size; }

/// out[row] = f(a[row]) for the selected rows, nulls included (f must be harmless on what lies there).
template <class A, class Out, class F>
inline void for_each_row(Rows rows, std::size_t size, const A* a, std::size_t stride, Out* out, F&& f) {
  if (all_rows(rows, size)) {
    if (stride == 1)
      for (std::size_t i = 0; i < size; ++i) out[i] = f(a[i]);
    else
      for (std::size_t i = 0; i < size; ++i) out[i] = f(a[0]);
  } else {
    for (std::uint32_t row : rows) out[row] = f(a[row * stride]);
  }
}

/// out[row] = f(a[row], b[row]) for the selected rows, nulls included.
template <class A, class B, class Out, class F>
inline void for_each_row(Rows rows, std::size_t size, const A* a, std::size_t a_stride, const B* b,
                         std::size_t b_stride, Out* out, F&& f) {
  if (all_rows(rows, size)) {
    if (a_stride == 1 && b_stride == 0) {
      const B constant = b[0];
      for (std::size_t i = 0; i < size; ++i) out[i] = f(a[i], constant);
    } else if (a_stride == 1 && b_stride == 1) {
      for (std::size_t i = 0; i < size; ++i) out[i] = f(a[i], b[i]);
    } else {
      for (std::size_t i = 0; i < size; ++i) out[i] = f(a[i * a_stride], b[i * b_stride]);
    }
  } else {
    for (std::uint32_t row : rows) out[row] = f(a[row * a_stride], b[row * b_stride]);
  }
}

/// Makes `out` null wherever one of the inputs is.
inline void spread_nulls(Rows rows, const Column& a, Column& out) {
  if (!a.may_have_nulls()) return;
  for (std::uint32_t row : rows)
    if (a.is_null(row)) out.set_null(row);
}
inline void spread_nulls(Rows rows, const Column& a, const Column& b, Column& out) {
  spread_nulls(rows, a, out);
  spread_nulls(rows, b, out);
}

/// As for_each_row with two inputs, but f is never called for a row with a null: for what must not be done to
/// the leavings of a null row (following a string view, overflow checks).
template <class A, class B, class Out, class F>
inline void for_each_valid_row(Rows rows, std::size_t size, const Column& a, const A* a_data, const Column& b,
                               const B* b_data, Column& out, Out* out_data, F&& f) {
  if (!a.may_have_nulls() && !b.may_have_nulls()) {
    for_each_row(rows, size, a_data, a.stride(), b_data, b.stride(), out_data, f);
    return;
  }
  const std::size_t a_stride = a.stride(), b_stride = b.stride();
  for (std::uint32_t row : rows) {
    if (a.is_null(row) || b.is_null(row))
      out.set_null(row);
    else
      out_data[row] = f(a_data[row * a_stride], b_data[row * b_stride]);
  }
}
template <class A, class Out, class F>
inline void for_each_valid_row(Rows rows, std::size_t size, const Column& a, const A* a_data, Column& out,
                               Out* out_data, F&& f) {
  if (!a.may_have_nulls()) {
    for_each_row(rows, size, a_data, a.stride(), out_data, f);
    return;
  }
  for (std::uint32_t row : rows) {
    if (a.is_null(row))
      out.set_null(row);
    else
      out_data[row] = f(a_data[row * a.stride()]);
  }
}

}  // namespace kenes::functions
