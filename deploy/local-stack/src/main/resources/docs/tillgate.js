window.ui = SwaggerUIBundle({
  urls: ["auth-service", "user-service", "scope-registry", "audit-service", "sample-pos-api"].map(
    (name) => ({ name, url: `openapi/${name}.json` }),
  ),
  "urls.primaryName": "auth-service",
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
});
