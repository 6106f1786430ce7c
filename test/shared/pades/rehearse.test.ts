import { inspectPdf } from "../../../shared/pades/inspect.ts";
import { uploadNames, uploads } from "../../fixtures/pdf/uploads.ts";
import { withObjects } from "./build.ts";
import { inflate } from "./inflate.ts";

const withForm = (title: string) =>
  withObjects({ 1: "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", 4: `<</T(${title})/FT/Tx>>` });

test.each(uploadNames)("what can be signed is accepted: %s", (name) => {
  expect(inspectPdf(uploads[name], inflate)).toMatchObject({ pages: 2 });
});

test.each(["signature-kz1", "signature-uz12", "certification", "timestamp"])("a form with our field %s is refused", (title) => {
  expect(inspectPdf(withForm(title), inflate)).toEqual({
    refused: "pdf-ambiguous",
    detail: `its form has a field "${title}", as the signature page has`,
  });
});

test("a form with fields of other names is accepted", () => {
  expect(inspectPdf(withForm("signature"), inflate)).toMatchObject({ pages: 1, flags: ["form-fields", "not-pdf-a"] });
});

test.each([
  ["the form is the page tree", { 1: "<</Type/Catalog/Pages 2 0 R/AcroForm 2 0 R>>" }],
  ["a field of the form is the catalog", { 1: "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[1 0 R]>>>>" }],
  ["the fields are no list", { 1: "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields 7>>>>" }],
])("a file that could be read but not signed is refused at its upload: %s", (_, objects) => {
  expect(inspectPdf(withObjects(objects), inflate)).toMatchObject({
    refused: expect.stringMatching(/^pdf-(ambiguous|damaged)$/),
  });
});
