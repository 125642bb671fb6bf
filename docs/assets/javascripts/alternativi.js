/* The theme takes every <link rel="alternate"> for a translation of the page, and asks for a sitemap beside it:
   for oEmbed, data and feeds a request in vain, and to the published address wherever the page is read. So those
   links are set aside while the theme looks (when the document is ready), and put back afterwards. */
(function () {
  "use strict";
  const links = document.querySelectorAll("link[rel=alternate]:not([hreflang])");
  for (const link of links) link.rel = "";
  window.addEventListener("load", () => { for (const link of links) link.rel = "alternate"; });
})();
