// SPDX-License-Identifier: MIT
#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace twinform {

// A value or the reason why there is none. Our own code throws nothing.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
inline tl::unexpected<Error> fail(ErrorKind kind, std::string what, std::string hint = {}) {
  return tl::unexpected<Error>(Error{.kind = kind, .what = std::move(what), .hint = std::move(hint)});
}

namespace detail {
template <class T>
T take(Result<T>&& result) {
  return *std::move(result);
}
inline void take(Result<void>&&) {}
}  // namespace detail

}  // namespace twinform

// The value of a Result, or return its error from the enclosing function. Calls may nest, so each has its own name.
#define TRY(...) TWINFORM_TRY_NAMED(TWINFORM_TRY_JOIN(try_result_, __COUNTER__), __VA_ARGS__)
#define TWINFORM_TRY_JOIN(a, b) TWINFORM_TRY_JOIN_EXPANDED(a, b)
#define TWINFORM_TRY_JOIN_EXPANDED(a, b) a##b
#define TWINFORM_TRY_NAMED(name, ...)                            \
  __extension__({                                                \
    auto name = (__VA_ARGS__);                                   \
    if (!name) return ::tl::unexpected(std::move(name).error()); \
    ::twinform::detail::take(std::move(name));                   \
  })
