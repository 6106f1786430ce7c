const SANS = "'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif";
const SERIF = "Georgia,'Noto Serif','Times New Roman',serif";
const INK = "#14212b";
const DIM = "#43505a";
const RULE = "#d3d9d7";
const TEXT = `font-family:${SANS};font-size:17px;line-height:1.5`;

/** Inline styles of a letter. The classes in `sheet` only serve phones and dark mode: a program that drops them shows the light letter. */
export const style = {
  body: "margin:0;padding:0;background:#f1f3f2",
  preheader: "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#f1f3f2",
  desk: "border-collapse:collapse",
  room: "padding:32px 16px 40px",
  paper: `width:100%;max-width:42.5rem;background:#ffffff;border:1px solid ${RULE};border-collapse:separate`,
  content: `padding:32px 40px 36px;text-align:start;${TEXT};color:${INK}`,
  sign: "border-collapse:separate;margin:0 0 24px",
  signSheet: `width:14px;height:20px;padding:0;border:2px solid ${INK}`,
  signLine: `width:8px;height:2px;margin:11px 0 0 3px;background:${INK};font-size:2px;line-height:2px`,
  signDisc: `width:10px;height:10px;margin:0 0 -3px -9px;border:2px solid #ffffff;border-radius:7px;background:${INK}`,
  brand: `${TEXT};font-weight:600;line-height:24px;color:${INK}`,
  paragraph: `margin:0 0 14px;${TEXT};color:${INK}`,
  title: `margin:20px 0;padding:18px 0;border-top:1px solid ${RULE};border-bottom:1px solid ${RULE};font-family:${SERIF};font-weight:400;font-size:22px;line-height:1.32;color:${INK}`,
  facts: "border-collapse:collapse",
  label: `width:96px;padding:3px 16px 3px 0;text-align:start;vertical-align:top;${TEXT};font-weight:400;color:${DIM}`,
  value: `padding:3px 0;text-align:start;vertical-align:top;${TEXT};color:${INK}`,
  action: "margin:26px 0 10px",
  button: `display:inline-block;padding:15px 32px;border-radius:4px;background:${INK};font-family:${SANS};font-size:17px;line-height:1.3;font-weight:600;text-align:center;text-decoration:none;color:#ffffff`,
  note: `margin:0;font-family:${SANS};font-size:15px;line-height:1.5;color:${DIM}`,
  heading: `margin:24px 0 4px;${TEXT};font-weight:600;color:${INK}`,
  mail: `color:${INK};text-decoration:underline;overflow-wrap:anywhere`,
  foot: `margin:30px 0 0;padding:16px 0 0;border-top:1px solid ${RULE};font-family:${SANS};font-size:14px;line-height:1.5;color:${DIM}`,
  sheet: `:root{color-scheme:light dark}
h1,p{overflow-wrap:break-word;text-wrap:pretty}
.desk{-webkit-text-size-adjust:100%}
@media (max-width:45rem){
.room{padding:0!important}
.paper{border-left:0!important;border-right:0!important}
.content{padding:24px 16px 32px!important}
.title{font-size:20px!important}
.button{display:block!important}
}
@media (prefers-color-scheme:dark){
.desk{background:#0e1419!important}
.paper{background:#161e24!important;border-color:#303b43!important}
.content,.ink,.title{color:#e8edef!important;border-color:#e8edef!important}
.title,.foot{border-color:#303b43!important}
.dim,.foot{color:#b7c1c7!important}
.ring{border-color:#161e24!important}
.disc,.button{background:#e8edef!important}
.button{color:#161e24!important}
}`,
} as const;
