// SPDX-License-Identifier: MIT
#include "unit/fetch/packed.h"

#include <zlib.h>

#include <stdexcept>

namespace twinform::test {

namespace {

int window_bits(Coding coding) {
  switch (coding) {
    case Coding::gzip: return 16 + MAX_WBITS;
    case Coding::zlib: return MAX_WBITS;
    case Coding::raw_deflate: return -MAX_WBITS;
  }
  return 0;
}

}  // namespace

std::string packed(std::string_view bytes, Coding coding) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, window_bits(coding), 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib");
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  std::string input(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace twinform::test
