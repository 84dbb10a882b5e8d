// How a page's HTML is put together: a template with {{places}}.

/** Text as it may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/**
 * The whole page: `{{name.extension}}` becomes the address of that asset, `{{home}}` that of the front page, `{{to}}` what
 * stands before the address of any other page, `{{word}}` the value of that name. All addresses are relative, so that pages also work behind a proxy that adds a path in front.
 *
 * @throws Error that names what a template asks for and nobody gives
 */
export function fillTemplate({ at, template, values }, assets) {
  const known = { ...values, to: wayUp(at), home: wayUp(at) || './' };
  return template.replace(/\{\{(\w+)(\.\w+)?\}\}/g, (_, name, ext) => {
    if (ext !== undefined) return assetAddress({ name, ext, assets, at });
    if (known[name] === undefined)
      throw new Error(`The page ${at} asks for {{${name}}}, which it does not get`);
    return known[name];
  });
}

/** The address, seen from the page `at`, of the asset that was made of the file with this name and extension. */
export function assetAddress({ name, ext, assets, at }) {
  const asset = assets.find((file) => file.startsWith(`${name}-`) && file.endsWith(ext));
  if (asset === undefined)
    throw new Error(`The page ${at} asks for ${name}${ext}, which the build does not make`);
  return `${wayUp(at)}sandbox/${asset}`;
}

function wayUp(at) {
  return '../'.repeat(at.split('/').length - 2);
}
