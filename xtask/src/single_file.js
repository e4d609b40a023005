
// How the page starts as a single file (xtask/src/single_file.rs): the same script, run by the page as a module and by its
// workers as a classic script, behind the glue of the program.
const snowballUnpacked = packed => {
  const text = atob(packed), bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
};
// A piece of the program: the page has them beside the program, and gives them to its workers.
const snowballPart = name => typeof document === "undefined" ? snowballParts[name]
  : document.querySelector(`script[data-file="${name}"]`)?.textContent;
const snowballPiece = async name =>
  new Response(await snowballUnpacked(snowballPart(name)).arrayBuffer(), { headers: { "content-type": "application/wasm" } });
(async () => {
  if (typeof document === "undefined") {
    return __wbg_init({ module_or_path: await snowballUnpacked(snowballPart("program")).arrayBuffer() });
  }
  const parts = [...document.querySelectorAll("script[data-file]")].map(part => [part.dataset.file, part.textContent]);
  const ofProgram = Object.fromEntries(parts.filter(([name]) => !name.startsWith("data/")));
  const worker = [`const snowballParts = ${JSON.stringify(ofProgram)};\n`, document.getElementById("snowball-start").textContent];
  const address = URL.createObjectURL(new Blob(worker, { type: "text/javascript" }));
  document.querySelector("meta[name=snowball-worker]").content = address;
  // A page that came from a file may fetch no other; what the program asks for beside it is inside.
  const asked = window.fetch.bind(window);
  window.fetch = async (file, ...rest) => {
    const inside = typeof file === "string" ? snowballPart(file) : undefined;
    return inside === undefined ? asked(file, ...rest) : snowballUnpacked(inside);
  };
  await __wbg_init({ module_or_path: await snowballUnpacked(snowballPart("program")).arrayBuffer() });
})();
