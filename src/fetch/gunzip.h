// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace twinform {

// Servers compress without saying so, and sometimes twice: a body that is gzip (RFC 1952) by its first bytes is undone, up to
// three times. A wrong checksum or a missing end keeps what could be read; what can't be read at all stays as it is. None
// where the result would be larger than `cap`.
std::optional<std::string> undo_gzip(std::string body, std::size_t cap);

}  // namespace twinform
