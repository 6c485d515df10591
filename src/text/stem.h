// SPDX-License-Identifier: MIT
// Words as they are compared, and what the forms of one have in common; libstemmer stays behind this header.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/entry.h"

struct sb_stemmer;

namespace twinform {

// A word as fold() leaves it, and with its accents, which endings need: "informacion" and "información".
struct ComparedWord {
  std::string folded;
  std::string written;  // case folded only; "" where it is the same
};
// The words of folded_words(), in their order.
std::vector<ComparedWord> compared_words(std::string_view text);

// Snowball's for one language (https://snowballstem.org/algorithms). Each thread has its own.
class Stemmer {
 public:
  // nullptr where the language is unknown or has none.
  static Stemmer* of(const Language& language);
  // "vacanc" of "vacancies" and of "vacancy"; folded, good until the next call. A word is worked out once.
  std::string_view stem(const ComparedWord& word);
  std::string_view code() const { return code_; }  // "en" of "en-GB"

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  explicit Stemmer(std::string code);
  std::string work_out(std::string_view word) const;

  std::string code_;
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace twinform
