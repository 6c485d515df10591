// SPDX-License-Identifier: MIT
// A form with a file in it, as browsers send it: multipart/form-data (RFC 7578).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace twinform {

struct FormField {
  std::string_view name;        // ours: ASCII without quotes
  std::string_view file_name;   // likewise; "" for a plain value
  std::string_view media_type;  // "" for a plain value
  std::string_view body;
};

struct MultipartForm {
  std::string content_type;  // with the boundary
  std::string body;
};

// The same fields give the same bytes. The boundary stands in no field (RFC 2046 §5.1.1), whoever wrote it.
MultipartForm multipart_form(std::span<const FormField> fields);

}  // namespace twinform
