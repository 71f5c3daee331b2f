package io.tillgate.e2e.docs;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the keys of {@code @ConfigMapping} interfaces from their sources. */
final class ConfigMappingReader {
    private final Function<String, Optional<List<String>>> enumConstants;

    /** @param enumConstants the constants of an enum by its simple name; empty where a type is none */
    ConfigMappingReader(Function<String, Optional<List<String>>> enumConstants) {
        this.enumConstants = enumConstants;
    }

    /** The keys of every mapping in a source file, in the order of the source. */
    List<ConfigurationKey> read(CompilationUnit source) {
        List<ConfigurationKey> keys = new ArrayList<>();
        for (ClassOrInterfaceDeclaration declaration : source.findAll(ClassOrInterfaceDeclaration.class)) {
            value(declaration, "ConfigMapping", "prefix").ifPresent(prefix -> collect(declaration, prefix, keys));
        }
        return keys;
    }

    private void collect(ClassOrInterfaceDeclaration group, String prefix, List<ConfigurationKey> keys) {
        for (MethodDeclaration method : group.getMethods()) {
            String name = prefix + "."
                    + value(method, "WithName", "value").orElseGet(() -> kebabCase(method.getNameAsString()));
            Type type = method.getType();
            boolean isOptional = rawName(type).equals("Optional");
            Type inner = isOptional ? argument(type, 0) : type;
            if (rawName(inner).equals("Map")) {
                String each = name + ".\"<name>\"";
                nested(group, argument(inner, 1))
                        .ifPresentOrElse(
                                nestedGroup -> collect(nestedGroup, each, keys),
                                () -> keys.add(key(method, each, argument(inner, 1), isOptional)));
            } else {
                nested(group, inner)
                        .ifPresentOrElse(
                                nestedGroup -> collect(nestedGroup, name, keys),
                                () -> keys.add(key(method, name, inner, isOptional)));
            }
        }
    }

    private ConfigurationKey key(MethodDeclaration method, String name, Type type, boolean isOptional) {
        String byDefault = value(method, "WithDefault", "value")
                .map(value -> "`" + value + "`")
                .orElse(isOptional ? "none" : "**required**");
        String meaning = method.getJavadoc()
                .map(javadoc -> JavadocMarkdown.of(javadoc.getDescription().toText()))
                .orElseThrow(() -> new IllegalStateException(name + " has no Javadoc"));
        return new ConfigurationKey(name, typeName(type), byDefault, meaning);
    }

    private String typeName(Type type) {
        return switch (rawName(type)) {
            case "String" -> "text";
            case "int", "long", "Integer", "Long" -> "integer";
            case "boolean", "Boolean" -> "boolean";
            case "Duration" -> "duration";
            case "Path" -> "file";
            case "URI" -> "address";
            case "List", "Set" -> "list of " + typeName(argument(type, 0));
            default ->
                enumConstants
                        .apply(rawName(type))
                        .map(constants -> String.join(
                                ", ",
                                constants.stream()
                                        .map(constant -> "`" + kebabCase(constant) + "`")
                                        .toList()))
                        .orElseThrow(() -> new IllegalStateException("no name for the type " + type));
        };
    }

    private static Optional<ClassOrInterfaceDeclaration> nested(ClassOrInterfaceDeclaration group, Type type) {
        ClassOrInterfaceDeclaration outermost = group;
        while (outermost.getParentNode().orElse(null) instanceof ClassOrInterfaceDeclaration outer) {
            outermost = outer;
        }
        return outermost.findFirst(
                ClassOrInterfaceDeclaration.class,
                each -> each.isInterface() && each.getNameAsString().equals(rawName(type)));
    }

    private static Type argument(Type type, int index) {
        return type.asClassOrInterfaceType().getTypeArguments().orElseThrow().get(index);
    }

    private static String rawName(Type type) {
        return type instanceof ClassOrInterfaceType reference ? reference.getNameAsString() : type.asString();
    }

    private static Optional<String> value(NodeWithAnnotations<?> node, String annotation, String member) {
        return node.getAnnotationByName(annotation)
                .flatMap(found -> member(found, member))
                .map(Expression::asStringLiteralExpr)
                .map(text -> text.asString());
    }

    private static Optional<Expression> member(AnnotationExpr annotation, String name) {
        if (annotation.isSingleMemberAnnotationExpr()) {
            return Optional.of(annotation.asSingleMemberAnnotationExpr().getMemberValue());
        }
        return annotation.asNormalAnnotationExpr().getPairs().stream()
                .filter(pair -> pair.getNameAsString().equals(name))
                .map(MemberValuePair::getValue)
                .findFirst();
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
