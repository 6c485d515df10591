// SPDX-License-Identifier: MIT
#include "outputs/multipart.h"

#include <doctest/doctest.h>

#include <array>

#include "base/strings.h"

namespace twinform {

namespace {

std::string boundary_of(const MultipartForm& form) { return form.content_type.substr(form.content_type.find('=') + 1); }

MultipartForm form_of(std::string_view description, std::string_view bytes) {
  return multipart_form(std::array<FormField, 2>{
      FormField{.name = "description", .file_name = {}, .media_type = {}, .body = description},
      FormField{.name = "file", .file_name = "image.png", .media_type = "image/png", .body = bytes}});
}

std::size_t times(std::string_view text, std::string_view piece) {
  std::size_t count = 0;
  for (auto at = text.find(piece); at != text.npos; at = text.find(piece, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a form is laid out as RFC 7578 has it") {
  MultipartForm form = form_of("A cat", "PNG");
  std::string expected = replace_all(
      "--B\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nA cat\r\n"
      "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"image.png\"\r\nContent-Type: "
      "image/png\r\n\r\nPNG\r\n"
      "--B--\r\n",
      "B\r\n", boundary_of(form) + "\r\n");
  CHECK(form.body == replace_all(expected, "--B--", "--" + boundary_of(form) + "--"));
  CHECK(form.content_type == "multipart/form-data; boundary=" + boundary_of(form));
}

TEST_CASE("a field is carried byte for byte") {
  std::string bytes("\r\n--\0\xff\r\n\r\n--", 12);
  CHECK(form_of("A cat", bytes).body.find("\r\n\r\n" + bytes + "\r\n--") != std::string::npos);
}

TEST_CASE("a field that holds the boundary of another form does not end its own") {
  std::string stolen = boundary_of(form_of("A cat", "PNG"));
  MultipartForm form = form_of("--" + stolen + "\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n", "PNG");
  CHECK(boundary_of(form) != stolen);
  CHECK(times(form.body, boundary_of(form)) == 3);
}

TEST_CASE("the same fields give the same bytes") {
  CHECK(form_of("A cat", "PNG").body == form_of("A cat", "PNG").body);
}

}  // namespace twinform
