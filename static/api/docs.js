"use strict";

// The page's policy allows no inline script: addresses, words and the CSRF token come from data attributes.
(function () {
  const place = document.getElementById("api-docs");
  const { schema, csrf, language, operations, examples } = place.dataset;

  function prepare(request) {
    const own = new URL(request.url, document.baseURI).origin === window.location.origin;
    if (!own) return request;
    request.headers["Accept-Language"] = language;
    if (!request.loadSpec && !["GET", "HEAD"].includes(request.method || "GET")) {
      request.headers["X-CSRFToken"] = csrf;
    }
    return request;
  }

  // Swagger UI goes from the first heading to the third level; a reader of headings needs the second.
  function withHeading(Original, { React }) {
    return function Operations(props) {
      const heading = React.createElement("h2", { className: "api-section" }, operations);
      return React.createElement(React.Fragment, null, heading, React.createElement(Original, props));
    };
  }

  function asRegion(Original, { React }) {
    return function Introduction(props) {
      return React.createElement("section", { "aria-label": document.title }, React.createElement(Original, props));
    };
  }

  // It leaves its menu of examples without a name.
  function nameMenus() {
    for (const menu of place.querySelectorAll("select:not([aria-label])")) {
      if (!menu.labels.length) menu.setAttribute("aria-label", examples);
    }
  }

  new MutationObserver(nameMenus).observe(place, { childList: true, subtree: true });
  window.ui = SwaggerUIBundle({
    url: schema + "?format=json",
    domNode: place,
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [{ wrapComponents: { operations: withHeading, InfoContainer: asRegion } }],
    layout: "BaseLayout",
    deepLinking: false,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    persistAuthorization: false,
    validatorUrl: null,
    requestInterceptor: prepare,
  });
})();
