// Made from CLDR 48.0 by `node infra/cldr/write.ts`; corrections stand in infra/cldr/corrections.ts.
import { type CldrTable, nameTable } from "../table.ts";

export const uz: CldrTable = {
  months: ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"],
  decimal: ",",
  group: "\u00a0",
  and: "va",
  bytes: { other: "bayt" },
  units: ["kB", "MB", "GB", "TB"],
  languages: nameTable(`
af afrikaans;ak akan;am amxar;ar arab;az ozarbayjon;be belarus;bg bolgar;bi bislama;bm bambara;bn bengal;bs bosniy;ca katalan;
cs chex;da dan;de nemis;dv divexi;dz dzongka;el grek;en ingliz;es ispan;et eston;fa fors;fi fin;fil filipin;fo farer;fr fransuz;
ga irland;gn guarani;ha xausa;he ivrit;hi hind;hr xorvat;ht gaityan;hu venger;hy arman;id indonez;is island;it italyan;ja yapon;
ka gruzin;kk qozoq;kl grenland;km xmer;ko koreys;ku kurd;ky qirgʻiz;la lotin;lb lyuksemburg;lo laos;lt litva;lv latish;
mg malagasiy;mk makedon;mn mongol;ms malay;mt maltiy;my birman;nb norveg-bokmal;ne nepal;nl niderland;no norveg;pap papiyamento;
pau palau;pl polyak;ps pushtu;pt portugal;rn rundi;ro rumin;ru rus;rw kinyaruanda;sg sango;si singal;sk slovak;sl sloven;sm samoa;
sn shona;so somali;sq alban;sr serb;st janubiy soto;sv shved;sw suaxili;ta tamil;tg tojik;th tay;ti tigrinya;tk turkman;to tongan;
tpi tok-pisin;tr turk;tvl tuvalu;uk ukrain;ur urdu;uz oʻzbek;vi vyetnam;wo volof;zh xitoy;
`),
};
