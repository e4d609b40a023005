// Judges the page at the address given, on a desktop and on a slow phone, and prints a line of Markdown for each:
// the four scores, and what the first is made of. Paths: Lighthouse's package and, in CHROME_PATH, the browser.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [address, packages, runs = "3"] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${packages}/`));
const load = async name => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse, desktopConfig } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu"];
for (const [name, config] of [["desktop", desktopConfig], ["throttled phone", undefined]]) {
  const results = [];
  for (let run = 0; run < Number(runs); run++) {
    // A browser of its own each time: nothing is kept from the run before.
    const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags });
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error" }, config);
    await chrome.kill();
    if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
    results.push(lhr);
  }
  // The run in the middle, as Lighthouse's authors advise.
  results.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const lhr = results[Math.floor(results.length / 2)];
  const score = id => Math.round(100 * lhr.categories[id].score);
  const figure = id => lhr.audits[id].displayValue.replaceAll("\u00a0", " ");
  const scores = ["performance", "accessibility", "best-practices", "seo"].map(score);
  const figures = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"].map(figure);
  console.log(`| Lighthouse, ${name} | ${scores.join(" | ")} | ${figures.join(" | ")} |`);
  for (const id of ["performance", "accessibility", "best-practices", "seo"]) {
    for (const { id: audit } of lhr.categories[id].auditRefs.filter(ref => ref.weight > 0 && (lhr.audits[ref.id].score ?? 1) < 0.9)) {
      console.error(`${name}: ${id}: ${audit}: ${lhr.audits[audit].title} ${lhr.audits[audit].displayValue ?? ""}`);
    }
  }
}
