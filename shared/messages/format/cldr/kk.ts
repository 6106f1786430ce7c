// Made from CLDR 48.0 by `node infra/cldr/write.ts`; corrections stand in infra/cldr/corrections.ts.
import { type CldrTable, nameTable } from "../table.ts";

export const kk: CldrTable = {
  months: ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"],
  decimal: ",",
  group: "\u00a0",
  and: "және",
  bytes: { other: "байт" },
  units: ["кБ", "МБ", "ГБ", "ТБ"],
  languages: nameTable(`
af африкаанс;ak акан;am амхар;ar араб;az әзірбайжан;be беларусь;bg болгар;bi бислама;bm бамбара;bn бенгал;bs босния;ca каталан;
cs чех;da дат;de неміс;dv дивехи;dz дзонг-кэ;el грек;en ағылшын;es испан;et эстон;fa парсы;fi фин;fil филиппин;fo фарер;
fr француз;ga ирланд;gn гуарани;ha хауса;he иврит;hi хинди;hr хорват;ht гаити;hu венгр;hy армян;id индонезия;is исланд;it итальян;
ja жапон;ka грузин;kk қазақ;kl калаалисут;km кхмер;ko корей;ku күрд;ky қырғыз;la латын;lb люксембург;lo лаос;lt литва;lv латыш;
mg малагаси;mk македон;mn моңғол;ms малай;mt мальта;my бирма;nb норвегиялық букмол;ne непал;nl нидерланд;no норвег;pap папьяменто;
pau палау;pl поляк;ps пушту;pt португал;rn рунди;ro румын;ru орыс;rw киньяруанда;sg санго;si сингал;sk словак;sl словен;sm самоа;
sn шона;so сомали;sq албан;sr серб;st оңтүстік сото;sv швед;sw суахили;ta тамил;tg тәжік;th тай;ti тигринья;tk түрікмен;to тонган;
tpi ток-писин;tr түрік;tvl тувалу;uk украин;ur урду;uz өзбек;vi вьетнам;wo волоф;zh қытай;
`),
};
