// SPDX-License-Identifier: MIT
#include "fetch/gunzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace twinform {

namespace {

constexpr int kLayers = 3;
constexpr int kGzipOnly = 16 + MAX_WBITS;  // zlib's way to say so

class Inflater {
 public:
  explicit Inflater(std::string_view packed) : input_(packed) { ready_ = inflateInit2(&stream_, kGzipOnly) == Z_OK; }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }

  // False when there would be more than `cap`.
  bool run(std::string& out, std::size_t cap) {
    std::array<Bytef, 65536> piece{};
    int state = ready_ ? Z_OK : Z_MEM_ERROR;
    while (state == Z_OK) {
      feed();
      stream_.next_out = piece.data();
      stream_.avail_out = static_cast<uInt>(piece.size());
      state = inflate(&stream_, Z_NO_FLUSH);
      std::size_t made = piece.size() - stream_.avail_out;
      if (out.size() + made > cap) return false;
      out.append(reinterpret_cast<const char*>(piece.data()), made);
      if (state == Z_STREAM_END && begins_member()) state = inflateReset(&stream_);
    }
    return true;
  }

 private:
  void feed() {
    if (stream_.avail_in > 0) return;
    std::size_t count = std::min<std::size_t>(input_.size(), std::numeric_limits<uInt>::max());
    stream_.next_in = reinterpret_cast<z_const Bytef*>(const_cast<char*>(input_.data()));
    stream_.avail_in = static_cast<uInt>(count);
    input_.remove_prefix(count);
  }

  // A gzip file may be several, one after the other.
  bool begins_member() const {
    return stream_.avail_in > 2 && stream_.next_in[0] == 0x1f && stream_.next_in[1] == 0x8b;
  }

  std::string_view input_;
  z_stream stream_{};
  bool ready_ = false;
};

bool is_gzip(std::string_view body) { return body.starts_with("\x1f\x8b\x08"); }

}  // namespace

std::optional<std::string> undo_gzip(std::string body, std::size_t cap) {
  for (int layer = 0; layer < kLayers && is_gzip(body); ++layer) {
    std::string out;
    if (!Inflater(body).run(out, cap)) return {};
    if (out.empty()) break;
    body = std::move(out);
  }
  return body;
}

}  // namespace twinform
