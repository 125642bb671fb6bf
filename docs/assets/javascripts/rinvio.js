/* A page that only leads on: it goes at once and keeps what came after the address (?question, #part).
   Without JavaScript the page has a refresh of its own, and in any case a link. It also runs from file://. */
(function () {
  "use strict";
  const target = new URL(document.currentScript.dataset.verso, location.href);
  if (location.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
  target.search = location.search;
  target.hash = location.hash;
  location.replace(target.href);
})();
