
// How the page starts as a single file (xtask/src/single_file.rs): the same script, run by the page as a module and by its
// workers as a classic script, behind the glue of the program.
const snowballUnpacked = packed => {
  const text = atob(packed), bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
};
(async () => {
  if (typeof document === "undefined") {
    return __wbg_init({ module_or_path: await snowballUnpacked(snowballProgram).arrayBuffer() });
  }
  const part = name => document.querySelector(`script[data-file="${name}"]`)?.textContent;
  const worker = [`const snowballProgram = "${part("program")}";\n`, document.getElementById("snowball-start").textContent];
  const address = URL.createObjectURL(new Blob(worker, { type: "text/javascript" }));
  document.querySelector("meta[name=snowball-worker]").content = address;
  // A page that came from a file may fetch no other; what the program asks for beside it is inside.
  const asked = window.fetch.bind(window);
  window.fetch = async (file, ...rest) => {
    const inside = typeof file === "string" ? part(file) : undefined;
    return inside === undefined ? asked(file, ...rest) : snowballUnpacked(inside);
  };
  await __wbg_init({ module_or_path: await snowballUnpacked(part("program")).arrayBuffer() });
})();
