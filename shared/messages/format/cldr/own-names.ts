// Made from CLDR 48.0 by `node infra/cldr/write.ts`; corrections stand in infra/cldr/corrections.ts.
import { type NameTable, nameTable } from "../table.ts";

export const ownNames: NameTable = nameTable(`
af Afrikaans;ak Akan;am አማርኛ;ar العربية;az Azərbaycan;be Беларуская;bg Български;bm Bamanakan;bn বাংলা;bs Bosanski;ca Català;
cs Čeština;da Dansk;de Deutsch;dz རྫོང་ཁ;el Ελληνικά;en English;es Español;et Eesti;fa فارسی;fi Suomi;fil Filipino;fo Føroyskt;
fr Français;ga Gaeilge;ha Hausa;he עברית;hi हिन्दी;hr Hrvatski;hu Magyar;hy Հայերեն;id Indonesia;is Íslenska;it Italiano;ja 日本語;
ka ქართული;kk Қазақша;kl Kalaallisut;km ខ្មែរ;ko 한국어;ku Kurdî (kurmancî);ky Кыргызча;lb Lëtzebuergesch;lo ລາວ;lt Lietuvių;
lv Latviešu;mg Malagasy;mk Македонски;mn Монгол;ms Melayu;mt Malti;my မြန်မာ;nb Norsk bokmål;ne नेपाली;nl Nederlands;no Norsk;
pl Polski;ps پښتو;pt Português;rn Ikirundi;ro Română;ru Русский;rw Ikinyarwanda;sg Sängö;si සිංහල;sk Slovenčina;sl Slovenščina;
sn ChiShona;so Soomaali;sq Shqip;sr Српски;st Sesotho;sv Svenska;sw Kiswahili;ta தமிழ்;tg Тоҷикӣ;th ไทย;ti ትግርኛ;tk Türkmen dili;
to Lea fakatonga;tr Türkçe;uk Українська;ur اردو;uz Oʻzbekcha;vi Tiếng Việt;wo Wolof;zh 中文;
`);
