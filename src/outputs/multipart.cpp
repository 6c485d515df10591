// SPDX-License-Identifier: MIT
#include "outputs/multipart.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"

namespace twinform {

namespace {

// Who writes a field can't also write the digest of all of them into it; the loop is for the one chance in 2^64.
std::string boundary_for(std::span<const FormField> fields) {
  std::string seed;
  for (const FormField& field : fields) seed += hash64_hex(field.body);
  std::string boundary;
  do {
    seed = sha256_hex(seed);
    boundary = "form-" + seed.substr(0, 32);
  } while (std::ranges::any_of(fields,
                               [&](const FormField& field) { return field.body.find(boundary) != field.body.npos; }));
  return boundary;
}

std::string head_of(const FormField& field) {
  std::string head = fmt::format("Content-Disposition: form-data; name=\"{}\"", field.name);
  if (!field.file_name.empty()) head += fmt::format("; filename=\"{}\"", field.file_name);
  if (!field.media_type.empty()) head += fmt::format("\r\nContent-Type: {}", field.media_type);
  return head;
}

}  // namespace

MultipartForm multipart_form(std::span<const FormField> fields) {
  std::string boundary = boundary_for(fields);
  MultipartForm form{.content_type = "multipart/form-data; boundary=" + boundary, .body = {}};
  for (const FormField& field : fields) {
    form.body += fmt::format("--{}\r\n{}\r\n\r\n", boundary, head_of(field));
    form.body += field.body;
    form.body += "\r\n";
  }
  form.body += fmt::format("--{}--\r\n", boundary);
  return form;
}

}  // namespace twinform
