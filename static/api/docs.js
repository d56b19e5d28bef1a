"use strict";

// The page's policy allows no inline script: addresses and the CSRF token come from data attributes.
(function () {
  const place = document.getElementById("api-docs");
  const { schema, csrf, language } = place.dataset;

  function prepare(request) {
    const own = new URL(request.url, document.baseURI).origin === window.location.origin;
    if (!own) return request;
    request.headers["Accept-Language"] = language;
    if (!request.loadSpec && !["GET", "HEAD"].includes(request.method || "GET")) {
      request.headers["X-CSRFToken"] = csrf;
    }
    return request;
  }

  window.ui = SwaggerUIBundle({
    url: schema + "?format=json",
    domNode: place,
    presets: [SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    persistAuthorization: false,
    validatorUrl: null,
    requestInterceptor: prepare,
  });
})();
