// SPDX-License-Identifier: MIT
#include "text/html_stack.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>

using namespace twinform;

namespace {

HtmlStack stack_of(std::initializer_list<std::string_view> names) {
  HtmlStack stack;
  for (const std::string_view name : names) stack.push(html_element(name), html_element(name), name, false);
  return stack;
}

std::size_t innermost(const HtmlStack& stack, std::string_view name) {
  return stack.innermost(html_element(name), name);
}

constexpr HtmlKinds kBlocks = html_kinds(HtmlKind::block);
constexpr HtmlKinds kItems = html_kinds(HtmlKind::item);

}  // namespace

TEST_CASE("the innermost open element of a name is found by its depth") {
  const HtmlStack stack = stack_of({"div", "nav", "div", "b"});
  CHECK(innermost(stack, "div") == 3);
  CHECK(innermost(stack, "nav") == 2);
  CHECK(innermost(stack, "p") == 0);
}

TEST_CASE("what has closed is found no more and what it stood in is") {
  HtmlStack stack = stack_of({"div", "nav", "div"});
  CHECK(stack.pop().name == "div");
  CHECK(innermost(stack, "div") == 1);
  stack.pop();
  CHECK(innermost(stack, "nav") == 0);
}

TEST_CASE("a phrase that has ended is found no more although it is open") {
  HtmlStack stack = stack_of({"b", "b", "div"});
  stack.end(2);
  CHECK(innermost(stack, "b") == 1);
  CHECK(stack.has(html_kinds(HtmlKind::phrase)));
  stack.pop();
  CHECK(stack.pop().ended);
  CHECK(innermost(stack, "b") == 1);
}

TEST_CASE("elements that we don't know are told apart by their names in any case") {
  const HtmlStack stack = stack_of({"x-a", "x-b", "X-A"});
  CHECK(innermost(stack, "x-A") == 3);
  CHECK(innermost(stack, "x-b") == 2);
  CHECK(innermost(stack, "x-c") == 0);
}

TEST_CASE("the innermost of several kinds counts and so does the outermost below a depth") {
  const HtmlStack stack = stack_of({"li", "div", "ul", "li", "p", "li"});
  CHECK(stack.innermost(kBlocks) == 2);
  CHECK(stack.innermost(kBlocks | kItems) == 6);
  CHECK(stack.innermost(html_kinds(HtmlKind::table)) == 0);
  CHECK(stack.outermost(kItems, 0) == 1);
  CHECK(stack.outermost(kItems | kBlocks, 1) == 2);
  CHECK(stack.outermost(kItems, 3) == 4);
  CHECK(stack.outermost(kItems, 6) == 0);
}
