// SPDX-License-Identifier: MIT
#include "text/stem.h"

#include <libstemmer.h>

#include "text/unicode.h"

namespace twinform {

namespace {

constexpr std::size_t kMostKnown = 50'000;  // words of a language
constexpr std::size_t kLongest = 64;        // bytes: longer is no word but a formula or a file

std::string code_of(const Language& language) {
  std::string code = language.substr(0, language.find('-'));
  return code == "nb" || code == "nn" ? "no" : code;
}

}  // namespace

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(std::string code) : code_(std::move(code)), stemmer_(sb_stemmer_new(code_.c_str(), "UTF_8")) {}

Stemmer* Stemmer::of(const Language& language) {
  thread_local std::unordered_map<std::string, Stemmer> stemmers;
  if (language.empty()) return nullptr;
  std::string code = code_of(language);
  auto found = stemmers.find(code);
  if (found == stemmers.end()) found = stemmers.emplace(code, Stemmer(code)).first;
  return found->second.stemmer_ ? &found->second : nullptr;
}

std::string_view Stemmer::stem(const ComparedWord& word) {
  const std::string& written = word.written.empty() ? word.folded : word.written;
  if (written.size() > kLongest) return word.folded;
  if (known_.size() >= kMostKnown) known_.clear();
  auto [found, is_new] = known_.try_emplace(written);
  if (is_new) found->second = work_out(written);
  return found->second;
}

// Endings need their accents ("información", "ouvertes"), readers do not write them.
std::string Stemmer::work_out(std::string_view word) const {
  const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), letters, static_cast<int>(word.size()));
  if (stem == nullptr) return fold(word);  // no memory left
  auto size = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
  return fold({reinterpret_cast<const char*>(stem), size});
}

}  // namespace twinform
