/** The colors of all pages. Text, borders of fields and the focus have at least the contrast of WCAG 2.2 AA. */
const COLORS = `:root{color-scheme:light dark;
--page:light-dark(#f4f6f8,#12161c);--card:light-dark(#fff,#1b2027);--text:light-dark(#1a1f27,#eef1f5);
--quiet:light-dark(#4b5563,#b3bcc9);--line:light-dark(#767f8c,#7d8896);--accent:light-dark(#0b57d0,#a8c7fa);
--on-accent:light-dark(#fff,#0b1a33);--danger:light-dark(#b3261e,#f6b1ab)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}`;

/** Fields, buttons and messages. */
const CONTROLS = `*{box-sizing:border-box}
body{font:1rem/1.5 system-ui,sans-serif;color:var(--text);margin:0}
label{display:block;font-weight:600}
button,input,select{font:inherit;min-height:2.75rem;border-radius:.5rem;border:1px solid var(--line)}
input,select{width:100%;padding:.5rem .75rem;color:inherit;background:var(--card);font-weight:400}
::placeholder{color:var(--quiet);opacity:1}
button{padding:.5rem 1.25rem;color:var(--accent);background:transparent;border-color:currentColor;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
input[aria-invalid=true]{border-color:var(--danger);border-width:2px}
[role=alert]{color:var(--danger)}`;

const PAGE = `body{background:var(--page);padding:1rem}
main{max-width:32rem;margin:clamp(0rem,6vh,4rem) auto;padding:clamp(1rem,5vw,2rem);border-radius:.75rem;
background:var(--card);border:1px solid light-dark(#d9dee5,#333c48)}
h1{font-size:1.375rem;line-height:1.25;margin:0 0 1rem}
p{margin:0 0 1rem;overflow-wrap:anywhere}
.note{color:var(--quiet);font-size:.875rem}
form{margin:0 0 1rem;display:flex;flex-wrap:wrap;gap:.75rem}
form+form{margin-top:1.5rem;padding-top:1.5rem;border-top:1px solid light-dark(#d9dee5,#333c48)}
form label{flex:1 1 12rem}
form button{flex:1 1 auto}
button.primary{color:var(--on-accent);background:var(--accent);border-color:var(--accent)}
[role=alert],[role=status]{border-left:.25rem solid var(--accent);padding-left:.75rem}
[role=alert]{border-color:var(--danger)}`;

interface HtmlDocument {
  /** `title`, `style` and `body` are HTML: escape untrusted text with `escaped`. */
  readonly title: string;
  readonly style: string;
  readonly body: string;
}

/** A complete HTML document, with the colors and the controls of all pages. */
export function htmlDocument({ title, style, body }: HtmlDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${COLORS}
${CONTROLS}
${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A page for customers. `title` and `content` are HTML: escape untrusted text with `escaped`. */
export function htmlPage(title: string, content: string): string {
  return htmlDocument({
    title,
    style: PAGE,
    body: `<main aria-labelledby="title">\n<h1 id="title">${title}</h1>\n${content}\n</main>`,
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML content and attributes. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
