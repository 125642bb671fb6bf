/* Only in the copy that opens from a disk (make offline): links that scripts add to the page name their file too,
   because a disk shows a folder as a list of files. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function mend(link) {
    const written = link.getAttribute("href");
    if (!written || written.startsWith("#")) return;
    const address = new URL(written, document.baseURI);
    if (address.protocol !== "file:" || !address.pathname.endsWith("/")) return;
    const [, path, rest] = /^([^?#]*)(.*)$/s.exec(written);
    link.setAttribute("href", `${path}${path === "" || path.endsWith("/") ? "" : "/"}index.html${rest}`);
  }

  function mendAll(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches("a[href]")) mend(node);
    for (const link of node.querySelectorAll("a[href]")) mend(link);
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") mendAll(change.target);
      else change.addedNodes.forEach(mendAll);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });
})();
