package io.tillgate.auth.client;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Adds the schema of {@link ClientDocument} to the OpenAPI document. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ClientSchema implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema client = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        for (ClientAttribute<?> attribute : ClientAttributes.ALL) {
            if (!attribute.name().isEmpty()) {
                client.addProperty(attribute.name(), schema(attribute.schema()));
            }
        }
        client.addProperty("response_types", schema("array"));
        client.addProperty("client_id_issued_at", schema("integer int64"));
        client.addProperty("client_secret", schema("string"));
        client.addProperty("client_secret_expires_at", schema("integer int64"));
        document.getComponents().addSchema("Client", client);
    }

    private static Schema schema(String typeAndFormat) {
        Schema schema = OASFactory.createSchema();
        if (typeAndFormat.isEmpty()) {
            return schema;
        }
        if (Character.isUpperCase(typeAndFormat.charAt(0))) {
            return schema.ref(typeAndFormat);
        }
        String[] parts = typeAndFormat.split(" ", 2);
        schema.addType(Schema.SchemaType.valueOf(parts[0].toUpperCase(Locale.ROOT)));
        if (parts.length == 2) {
            schema.setFormat(parts[1]);
        }
        return parts[0].equals("array")
                ? schema.items(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                : schema;
    }
}
