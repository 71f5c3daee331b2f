"use strict";

const SERVICES = ["auth-service", "user-service", "scope-registry", "audit-service", "sample-pos-api"];
const CLIENT = "api-reference";

/** Renames the components of a document, so that those of several documents fit into one. */
function qualified(node, service) {
  if (Array.isArray(node)) {
    return node.map((each) => qualified(each, service));
  }
  if (node === null || typeof node !== "object") {
    return node;
  }
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      name === "$ref"
        ? value.replace(/^(#\/components\/[^/]+\/)/, `$1${service}.`)
        : qualified(value, service),
    ]),
  );
}

/** One document with the operations of all. Security schemes keep their names: a token is entered once. */
function merged(documents) {
  const all = {
    openapi: "3.1.0",
    info: {
      title: "Tillgate",
      version: "1",
      description:
        "The APIs of the suite. Authorize requests a token, or takes one; Try it out then sends it with the examples.",
    },
    servers: [{ url: "/" }],
    tags: [],
    paths: {},
    components: { securitySchemes: {} },
  };
  for (const [service, document] of documents) {
    const { tags = [], paths, components = {} } = qualified(document, service);
    all.tags.push(...tags);
    Object.assign(all.paths, paths);
    for (const [kind, named] of Object.entries(components)) {
      for (const [name, component] of Object.entries(named)) {
        const unique = kind === "securitySchemes" ? name : `${service}.${name}`;
        all.components[kind] = { ...all.components[kind], [unique]: component };
      }
    }
  }
  return all;
}

/** Finds operations by all words of the phrase, in their names, paths and texts. The page has the field. */
const Search = () => ({
  components: { FilterContainer: () => null },
  fn: {
    opsFilter: (tags, phrase) => {
      const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
      const matches = (tag) => (operation) => {
        const text = [
          tag,
          operation.get("method"),
          operation.get("path"),
          ...["operationId", "summary", "description"].map((name) => operation.getIn(["operation", name], "")),
        ];
        return words.every((word) => text.join(" ").toLowerCase().includes(word));
      };
      return tags
        .map((tag, name) => tag.update("operations", (operations) => operations.filter(matches(name))))
        .filter((tag) => tag.get("operations").size > 0);
    },
  },
});

/** The window of the sign-in has no opener (Cross-Origin-Opener-Policy), so its answer comes by a channel. */
new BroadcastChannel("tillgate-oauth2").addEventListener("message", ({ data }) => {
  const request = window.swaggerUIRedirectOauth2;
  const answer = new URLSearchParams(data);
  if (!request || answer.get("state") !== request.state) {
    return;
  }
  const { auth, redirectUrl } = request;
  delete request.state;
  if (answer.has("code")) {
    request.callback({ auth: { ...auth, code: answer.get("code") }, redirectUrl });
  } else {
    const message = `${answer.get("error")}: ${answer.get("error_description")}`;
    request.errCb({ authId: auth.name, source: "auth", level: "error", message });
  }
});

Promise.all(
  SERVICES.map((service) =>
    fetch(`openapi/${service}.json`)
      .then((answer) => (answer.ok ? answer.json() : { paths: {} }))
      .catch(() => ({ paths: {} }))
      .then((document) => [service, document]),
  ),
).then((documents) => {
  const ui = SwaggerUIBundle({
    spec: merged(documents),
    dom_id: "#swagger-ui",
    deepLinking: true,
    docExpansion: "list",
    validatorUrl: null,
    plugins: [Search],
    presets: [SwaggerUIBundle.presets.apis],
    oauth2RedirectUrl: new URL("oauth2-redirect.html", location).href,
  });
  ui.initOAuth({
    clientId: CLIENT,
    usePkceWithAuthorizationCodeGrant: true,
    // Sensitive operations need a recent sign-in.
    additionalQueryStringParams: { max_age: 60 },
  });
  const search = document.getElementById("search");
  const update = () => ui.layoutActions.updateFilter(search.value);
  search.addEventListener("input", update);
  update();
});
