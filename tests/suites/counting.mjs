// SPDX-License-Identifier: MIT
// What npm's twitter-text and @atproto/api say of texts: {"id","text","service":"x|bluesky"} a line in, what they found a line out.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(process.argv[2] + "/");
const twitter = require("twitter-text");
const { RichText } = require("@atproto/api");

function onX(text) {
  const { weightedLength, valid } = twitter.parseTweet(text);
  return {
    length: weightedLength,
    valid,
    urls: twitter.extractUrls(text),
    hashtags: twitter.extractHashtags(text),
    mentions: twitter.extractMentions(text),
    cashtags: twitter.extractCashtags(text),
  };
}

function onBluesky(text) {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets = (rich.facets ?? []).map(({ index, features }) => ({
    index: { byteStart: index.byteStart, byteEnd: index.byteEnd },
    features,
  }));
  return { length: rich.graphemeLength, bytes: rich.length, valid: rich.graphemeLength <= 300 && rich.length <= 3000, facets };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text, service } = JSON.parse(line);
  console.log(JSON.stringify({ id, service, text, ...(service === "x" ? onX(text) : onBluesky(text)) }));
}
