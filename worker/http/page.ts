/** Text as it may stand in a page of HTML, attributes in double quotes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A whole page of our own: plain HTML, its style and script from this origin. `body` is HTML already. */
export function pageOf(page: {
  title: string
  language: string
  style: string
  script?: string
  body: string
}): string {
  const script = page.script === undefined ? '' : `<script src="${page.script}" defer></script>`
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${page.style}">
${script}
</head>
<body>
${page.body}
</body>
</html>
`
}

/** The style of our own plain pages: paper, ink and pine, as on the phone. */
export const PAGE_STYLE = `:root {
  --paper: #f6f4ef; --card: #fff; --ink: #1d2521; --ink-2: #55605a; --line: #e6e2d9;
  --pine: #1e6b5b; --pine-deep: #134c40; --pine-tint: #e6f0ec; --amber: #8a5a00; --amber-tint: #fbf0d9;
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1080px; padding: 28px 20px 80px; background: var(--paper); color: var(--ink);
  font: 16px/1.6 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { margin: 0 0 4px; font-size: 26px; font-weight: 650; }
h2 { margin: 40px 0 4px; font-size: 21px; font-weight: 650; }
h3 { margin: 16px 0 4px; font-size: 14px; font-weight: 650; color: var(--ink-2); }
p { margin: 4px 0 12px; max-width: 72ch; color: var(--ink-2); }
a { color: var(--pine); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--pine); outline-offset: 2px; }
code, pre { font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace; }
pre { margin: 4px 0 12px; padding: 12px; overflow-x: auto; background: var(--paper); border-radius: 6px; }
nav { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0 8px; }
nav a { padding: 4px 12px; border-radius: 6px; background: var(--pine-tint); color: var(--pine-deep); text-decoration: none; }
details { margin: 8px 0; border: 1px solid var(--line); border-radius: 14px; background: var(--card); }
summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; padding: 12px 16px; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
details > div { padding: 0 16px 12px; border-top: 1px solid var(--line); }
.method { min-width: 64px; font-weight: 650; color: var(--pine); }
.who { padding: 0 8px; border-radius: 6px; font-size: 13px; background: var(--pine-tint); color: var(--pine-deep); }
.who.staff { background: var(--amber-tint); color: var(--amber); }
.what { flex-basis: 100%; color: var(--ink-2); font-size: 14px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 6px 12px 6px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 650; color: var(--ink-2); }
td:first-child { white-space: nowrap; }
`
