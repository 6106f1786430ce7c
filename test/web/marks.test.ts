import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { ForceMark, SignatureMark, TextMark } from "../../web/components/marks.tsx";

const drawn = {
  sheet: (["DRAFT", "AGREED", "INITIALLED", "AUTHENTICATED", "CORRECTED", "NOT_HELD"] as const).map((state) =>
    renderToString(h(TextMark, { state })),
  ),
  line: (["NOT_OPEN", "INVITED", "READING", "SIGNED", "AD_REFERENDUM", "DECLINED", "LOCKED"] as const).map((state) =>
    renderToString(h(SignatureMark, { state })),
  ),
  disc: (["NOT_IN_FORCE", "PROVISIONAL", "IN_FORCE", "SUSPENDED", "ENDED", "NOT_RECORDED"] as const).map((state) =>
    renderToString(h(ForceMark, { state })),
  ),
};

test("every state has a shape of its own: colour alone tells nothing", () => {
  const shapes = Object.values(drawn).flat();
  expect(new Set(shapes).size).toBe(shapes.length);
  for (const shape of shapes) expect(shape).not.toMatch(/#[0-9a-f]{3}|rgb|style=/i);
});

test("a mark is drawn, not read out: the word beside it is", () => {
  for (const shape of Object.values(drawn).flat()) expect(shape).toContain('aria-hidden="true"');
});

test("on a page's head a mark is twice as large", () => {
  expect(renderToString(h(ForceMark, { state: "IN_FORCE", size: "large" }))).toContain("mark-large");
});
