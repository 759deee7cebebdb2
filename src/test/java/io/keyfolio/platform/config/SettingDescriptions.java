package io.keyfolio.platform.config;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The descriptions of settings: the Javadoc of the method or, for a setting of a group, of the group. Those of Quarkus come
 * from a file.
 */
final class SettingDescriptions {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path OF_QUARKUS = Path.of("src/test/resources/quarkus-settings.properties");

    /** The Javadoc by the simple name of the class and the name of the method. */
    private final Map<String, String> javadoc = new HashMap<>();

    private final Map<String, String> descriptions = new HashMap<>();

    private SettingDescriptions() {}

    static SettingDescriptions read() throws IOException {
        SettingDescriptions read = new SettingDescriptions();
        read.parse(sources());
        DeclaredSettings.mappings().forEach(read::describe);
        ofQuarkus().forEach((name, text) -> read.descriptions.put((String) name, (String) text));
        return read;
    }

    /** The documented settings of Quarkus, each with its description. */
    static Properties ofQuarkus() throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(OF_QUARKUS)) {
            settings.load(file);
        }
        return settings;
    }

    String of(Setting setting) {
        String text = descriptions.get(setting.property());
        if (text == null || text.isEmpty()) {
            throw new IllegalStateException(setting.property() + " needs Javadoc, or a line in " + OF_QUARKUS);
        }
        return text;
    }

    private void describe(ConfigClass mapping) {
        ConfigMappings.getProperties(mapping)
                .forEach((name, property) ->
                        descriptions.put(name, javadoc.get(member(name, property.getMethod(), mapping.getType()))));
    }

    private static String member(String name, Method method, Class<?> mapping) {
        if (method.getDeclaringClass().isAnnotationPresent(ConfigMapping.class)) {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }
        String group = name.substring(0, name.lastIndexOf('.'));
        return Stream.of(mapping.getMethods())
                .map(Method::getName)
                .filter(candidate -> group.endsWith("." + StringUtil.skewer(candidate)))
                .map(candidate -> mapping.getSimpleName() + "." + candidate)
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith("Config.java")).toList();
        }
    }

    private void parse(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(
                null,
                null,
                null,
                null,
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files));
        DocTrees trees = DocTrees.instance(task);
        for (CompilationUnitTree unit : task.parse()) {
            new CommentScanner(trees).scan(unit, javadoc);
        }
    }

    /** Collects the comments of methods by class and method. */
    private static final class CommentScanner extends TreePathScanner<Void, Map<String, String>> {

        private final DocTrees trees;

        private CommentScanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitMethod(MethodTree method, Map<String, String> comments) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type) {
                comments.put(type.getSimpleName() + "." + method.getName(), markdown(comment));
            }
            return super.visitMethod(method, comments);
        }
    }

    private static String markdown(DocCommentTree comment) {
        return comment.getFullBody().stream()
                .map(Object::toString)
                .reduce("", String::concat)
                .replaceAll("\\{@(?:code|link)\\s+([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
