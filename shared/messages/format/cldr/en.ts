// Made from CLDR 48.0 by `node infra/cldr/write.ts`; corrections stand in infra/cldr/corrections.ts.
import { type CldrTable, nameTable } from "../table.ts";

export const en: CldrTable = {
  months: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  decimal: ".",
  group: ",",
  and: "and",
  bytes: { one: "byte", other: "bytes" },
  units: ["kB", "MB", "GB", "TB"],
  languages: nameTable(`
af Afrikaans;ak Akan;am Amharic;ar Arabic;az Azerbaijani;be Belarusian;bg Bulgarian;bi Bislama;bm Bambara;bn Bangla;bs Bosnian;
ca Catalan;cs Czech;da Danish;de German;dv Divehi;dz Dzongkha;el Greek;en English;es Spanish;et Estonian;fa Persian;fi Finnish;
fil Filipino;fo Faroese;fr French;ga Irish;gn Guarani;ha Hausa;he Hebrew;hi Hindi;hr Croatian;ht Haitian Creole;hu Hungarian;
hy Armenian;id Indonesian;is Icelandic;it Italian;ja Japanese;ka Georgian;kk Kazakh;kl Kalaallisut;km Khmer;ko Korean;ku Kurdish;
ky Kyrgyz;la Latin;lb Luxembourgish;lo Lao;lt Lithuanian;lv Latvian;mg Malagasy;mk Macedonian;mn Mongolian;ms Malay;mt Maltese;
my Burmese;nb Norwegian Bokmål;ne Nepali;nl Dutch;no Norwegian;pap Papiamento;pau Palauan;pl Polish;ps Pashto;pt Portuguese;
rn Rundi;ro Romanian;ru Russian;rw Kinyarwanda;sg Sango;si Sinhala;sk Slovak;sl Slovenian;sm Samoan;sn Shona;so Somali;
sq Albanian;sr Serbian;st Southern Sotho;sv Swedish;sw Swahili;ta Tamil;tg Tajik;th Thai;ti Tigrinya;tk Turkmen;to Tongan;
tpi Tok Pisin;tr Turkish;tvl Tuvalu;uk Ukrainian;ur Urdu;uz Uzbek;vi Vietnamese;wo Wolof;zh Chinese;
`),
};
