import assert from "node:assert/strict";
import fc from "fast-check";
import { embeddedJson } from "../../../../plan/render/html/embed.ts";
import { html, trusted } from "../../../../plan/render/html/markup.ts";

describe("values in a page", () => {
  it("come back from the embedded JSON as they were, and end no script", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = embeddedJson(value);
        assert.doesNotMatch(text, /[<>&\u2028\u2029]/);
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      }),
    );
    assert.equal(embeddedJson("</script>\u2028"), '"\\u003c/script\\u003e\\u2028"');
  });

  it("are text in a template, in an element and in an attribute", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        assert.doesNotMatch(html`${value}`.text, /[<>"'`]|&(?!#\d+;)/);
      }),
    );
    assert.equal(
      html`<a title="${'"><b>'}">${"a & b"}</a>`.text,
      '<a title="&#34;&#62;&#60;b&#62;">a &#38; b</a>',
    );
  });

  it("are markup only where a template or we ourselves made them", () => {
    assert.equal(
      html`<p>${html`<b>${"<i>"}</b>`}${[trusted("<hr>")]}${3}</p>`.text,
      "<p><b>&#60;i&#62;</b><hr>3</p>",
    );
  });

  it("show no mark that turns or hides text", () => {
    assert.equal(html`${"a\u202eb\u0000"}`.text, "a\uFFFDb\uFFFD");
  });
});
