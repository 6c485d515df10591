// SPDX-License-Identifier: MIT
#include "text/maths.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "text/superscript.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr std::size_t kLongest = 300;  // bytes between two signs; longer is no formula
constexpr int kDeepest = 8;

using Symbol = std::pair<std::string_view, std::string_view>;

// What stands for itself under another name is not here: "\log" is "log".
constexpr auto kSymbols = std::to_array<Symbol>({{"alpha", "α"},     {"beta", "β"},       {"gamma", "γ"},
                                                 {"delta", "δ"},     {"epsilon", "ε"},    {"varepsilon", "ε"},
                                                 {"zeta", "ζ"},      {"eta", "η"},        {"theta", "θ"},
                                                 {"iota", "ι"},      {"kappa", "κ"},      {"lambda", "λ"},
                                                 {"mu", "μ"},        {"nu", "ν"},         {"xi", "ξ"},
                                                 {"pi", "π"},        {"rho", "ρ"},        {"sigma", "σ"},
                                                 {"tau", "τ"},       {"upsilon", "υ"},    {"phi", "φ"},
                                                 {"varphi", "φ"},    {"chi", "χ"},        {"psi", "ψ"},
                                                 {"omega", "ω"},     {"Gamma", "Γ"},      {"Delta", "Δ"},
                                                 {"Theta", "Θ"},     {"Lambda", "Λ"},     {"Xi", "Ξ"},
                                                 {"Pi", "Π"},        {"Sigma", "Σ"},      {"Upsilon", "Υ"},
                                                 {"Phi", "Φ"},       {"Psi", "Ψ"},        {"Omega", "Ω"},
                                                 {"times", "×"},     {"cdot", "·"},       {"pm", "±"},
                                                 {"mp", "∓"},        {"leq", "≤"},        {"le", "≤"},
                                                 {"geq", "≥"},       {"ge", "≥"},         {"neq", "≠"},
                                                 {"ne", "≠"},        {"approx", "≈"},     {"sim", "~"},
                                                 {"equiv", "≡"},     {"propto", "∝"},     {"ll", "≪"},
                                                 {"gg", "≫"},        {"to", "→"},         {"rightarrow", "→"},
                                                 {"leftarrow", "←"}, {"Rightarrow", "⇒"}, {"leftrightarrow", "↔"},
                                                 {"infty", "∞"},     {"partial", "∂"},    {"nabla", "∇"},
                                                 {"sum", "∑"},       {"prod", "∏"},       {"int", "∫"},
                                                 {"in", "∈"},        {"notin", "∉"},      {"subset", "⊂"},
                                                 {"subseteq", "⊆"},  {"cup", "∪"},        {"cap", "∩"},
                                                 {"emptyset", "∅"},  {"forall", "∀"},     {"exists", "∃"},
                                                 {"neg", "¬"},       {"land", "∧"},       {"lor", "∨"},
                                                 {"otimes", "⊗"},    {"oplus", "⊕"},      {"circ", "°"},
                                                 {"degree", "°"},    {"ell", "ℓ"},        {"hbar", "ℏ"},
                                                 {"odot", "⊙"},      {"star", "⋆"},       {"ldots", "…"},
                                                 {"dots", "…"},      {"cdots", "⋯"},      {"prime", "′"},
                                                 {"langle", "⟨"},    {"rangle", "⟩"},     {"dagger", "†"},
                                                 {"sqrt", "√"},      {"quad", " "},       {"qquad", " "}});

// Say how, not what.
constexpr auto kManners = std::to_array<std::string_view>(
    {"left",         "right",      "mathrm",       "mathbf",    "mathit", "mathsf", "mathcal",    "mathbb",
     "mathfrak",     "text",       "textrm",       "textbf",    "textit", "textsc", "emph",       "rm",
     "bf",           "it",         "operatorname", "bar",       "hat",    "tilde",  "vec",        "dot",
     "displaystyle", "boldsymbol", "overline",     "underline", "big",    "Big",    "ensuremath", "mbox"});

bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }

class Reader {
 public:
  Reader(std::string_view text, int depth) : text_(text), depth_(depth) {}

  std::string read() {
    while (at_ < text_.size()) out_ += next();
    return std::move(out_);
  }

 private:
  std::string next() {
    char c = text_[at_];
    if (c == '\\') return command();
    if (c == '{') return group();
    ++at_;
    if (c == '}') return {};
    if (c == '~') return " ";
    if (c == '\'') return "′";
    if (c == '^') return raised(argument(), superscript, "^");
    if (c == '_') return raised(argument(), subscript, "_");
    return std::string(1, c);
  }

  std::string command() {
    std::size_t end = ++at_;
    while (end < text_.size() && is_alpha(text_[end])) ++end;
    if (end == at_) return punctuation();
    std::string_view name = text_.substr(at_, end - at_);
    at_ = end;
    if (name == "frac" || name == "tfrac" || name == "dfrac") return fraction();
    auto symbol = std::find_if(kSymbols.begin(), kSymbols.end(), [&](const Symbol& one) { return one.first == name; });
    bool manner = std::find(kManners.begin(), kManners.end(), name) != kManners.end();
    std::string word(symbol == kSymbols.end() ? name : symbol->second);
    if (manner) skip_space();
    return manner ? std::string() : word;
  }

  // "\{", "\%", and the spaces "\,", "\;".
  std::string punctuation() {
    if (at_ == text_.size()) return {};
    char c = text_[at_++];
    if (c == '!') return {};
    return std::string_view(",;: ").find(c) != std::string_view::npos ? " " : std::string(1, c);
  }

  std::string fraction() {
    std::string above = argument(), below = argument();
    return in_parentheses(above) + "/" + in_parentheses(below);
  }

  static std::string in_parentheses(const std::string& words) {
    bool simple = std::all_of(words.begin(), words.end(),
                              [](char c) { return static_cast<unsigned char>(c) >= 0x80 || is_alnum(c) || c == '.'; });
    return simple ? words : "(" + words + ")";
  }

  std::string raised(const std::string& words, std::string (*form)(std::string_view), std::string_view sign) {
    if (words == "°" || words == "′") return words;
    std::string other = form(words);
    return other != words || words.empty() ? other : std::string(sign) + in_parentheses(words);
  }

  std::string argument() {
    skip_space();
    if (at_ == text_.size()) return {};
    if (text_[at_] == '{') return group();
    if (text_[at_] == '\\') return command();
    std::size_t from = at_;
    next_code_point(text_, at_);
    return std::string(text_.substr(from, at_ - from));
  }

  std::string group() {
    std::size_t begin = ++at_;
    for (int open = 1; at_ < text_.size(); ++at_) {
      if (text_[at_] == '{') ++open;
      if (text_[at_] == '}' && --open == 0) break;
    }
    std::string_view inside = text_.substr(begin, at_ - begin);
    if (at_ < text_.size()) ++at_;
    return depth_ >= kDeepest ? std::string(inside) : Reader(inside, depth_ + 1).read();
  }

  void skip_space() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  std::string_view text_;
  int depth_;
  std::size_t at_ = 0;
  std::string out_;
};

// "$5 and $6" is money: what is signed begins and ends at its signs, and says something that only TeX does, or is a letter.
bool is_formula(std::string_view inside) {
  if (inside.empty() || inside.size() > kLongest || is_space(inside.front()) || is_space(inside.back())) return false;
  if (inside.find_first_of("\\^_{=") != std::string_view::npos) return true;
  bool plain = std::all_of(inside.begin(), inside.end(), [](char c) {
    return is_alnum(c) || std::string_view("+-*/()<>.,").find(c) != std::string_view::npos;
  });
  return plain && inside.size() <= 3 && is_alpha(inside.front());
}

struct Formula {
  std::size_t begin, end;  // of what is inside
  std::size_t signs;       // bytes of each sign
};

// The formula whose sign stands at `at`.
std::optional<Formula> formula_at(std::string_view text, std::size_t at) {
  bool parenthesis = text.substr(at, 2) == "\\(";
  std::string_view sign = parenthesis || text.substr(at, 2) == "$$" ? text.substr(at, 2) : text.substr(at, 1);
  if (!parenthesis && sign[0] != '$') return std::nullopt;
  std::size_t begin = at + sign.size();
  std::size_t end = text.substr(begin, kLongest + sign.size()).find(parenthesis ? "\\)" : sign);
  if (end != text.npos) end += begin;
  if (end == text.npos || !is_formula(text.substr(begin, end - begin))) return std::nullopt;
  bool money = end + sign.size() < text.size() && is_digit(text[end + sign.size()]);
  return money ? std::nullopt : std::optional(Formula{begin, end, sign.size()});
}

}  // namespace

std::string plain_maths(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t sign = std::min(text.find_first_of("$\\", at), text.size());  // nothing is looked for twice
    out += text.substr(at, sign - at);
    at = sign;
    if (at == text.size()) break;
    if (auto formula = formula_at(text, at)) {
      out += Reader(text.substr(formula->begin, formula->end - formula->begin), 0).read();
      at = formula->end + formula->signs;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace twinform
