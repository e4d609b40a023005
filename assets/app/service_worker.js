// Keeps every file of one version of the page, so that it opens without a network. The build fills in the two constants
// (xtask/src/post_build.rs); a browser sees a new version because they differ.
const VERSION = "snowball-version";
const FILES = ["snowball-files"];
const CACHE = `snowball-${VERSION}`;

addEventListener("install", event => {
  // Names with a hash never change their content; the others are asked of the server, not of an older copy.
  const request = file => new Request(file, { cache: /-[0-9a-f]{16}/.test(file) ? "default" : "no-cache" });
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(FILES.map(request))));
});

addEventListener("activate", event => {
  event.waitUntil((async () => {
    // A tab that is still of the version before finds its files in that cache.
    const others = (await caches.keys()).filter(name => name.startsWith("snowball-") && name !== CACHE);
    await Promise.all(others.slice(0, -1).map(name => caches.delete(name)));
    await clients.claim();
  })());
});

// The page asks when its reader wants the new version.
addEventListener("message", event => {
  if (event.data === "take over") skipWaiting();
});

addEventListener("fetch", event => {
  const { request } = event, scope = new URL(registration.scope), address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== scope.origin || !address.pathname.startsWith(scope.pathname)) return;
  const home = [scope.pathname, `${scope.pathname}index.html`].includes(address.pathname);
  const wanted = home ? scope.href : address.href;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE), options = { ignoreSearch: true };
    return await cache.match(wanted, options) ?? await caches.match(wanted, options) ?? fetch(request);
  })());
});
