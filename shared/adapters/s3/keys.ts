import type { Place } from "../../usecases/ports.ts";

/** Where each kind of file lies (design §3, Buckets): rights are given on these prefixes (api/grants.ts). */
export const bucketOf = (place: Place): "intake" | "drafts" | "records" | "published" => {
  if (place.in === "uploads") return "intake";
  if (place.in === "public") return "published";
  return place.in === "drafts" || place.in === "paragraphs" ? "drafts" : "records";
};

export const keyOf = (place: Place): string => {
  switch (place.in) {
    case "uploads":
      return place.key;
    case "drafts":
      return `${place.sha256}.pdf`;
    case "paragraphs":
      return `paragraphs/${place.sha256}.json`;
    case "texts":
      return `texts/${place.sha256}.pdf`;
    case "tails":
      return `tails/${place.agreementId}/${place.sha256}`;
    case "sealed":
      return `sealed/${place.sha256}.pdf`;
    case "public":
      return `public/${place.sha256}.pdf`;
    case "trust":
      return `trust/${place.name}`;
  }
};
