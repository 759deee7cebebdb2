package io.keyfolio.platform.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.keyfolio.platform.problem.DomainException;
import io.keyfolio.platform.problem.DomainException.MalformedBody;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.regex.Pattern;

/** Reads request bodies: JSON objects in UTF-8, validated against the constraints of their record. */
@Singleton
public class JsonRequests {

    private static final String WRONG_TYPE = "has the wrong type";

    /** The texts that leave out an optional body: nothing or, as generated clients send, {@code null}. */
    private static final Pattern NO_BODY = Pattern.compile("(?:[ \\t\\r\\n]*+null[ \\t\\r\\n]*+)?");

    /** Allows numbers of any length: bodies are bounded, and each number is checked before it is converted. */
    private static final StreamReadConstraints ANY_NUMBER =
            StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build();

    private final Validator validator;
    private final JsonMapper mapper;

    public JsonRequests(Validator validator) {
        this.validator = validator;
        this.mapper = JsonMapper.builder(new JsonFactoryBuilder()
                        .streamReadConstraints(ANY_NUMBER)
                        .build())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule()
                        .addDeserializer(String.class, new StrictText())
                        .addDeserializer(BigInteger.class, new StrictInteger())
                        .addDeserializer(Double.class, new StrictDecimal())
                        .addDeserializer(Instant.class, new StrictInstant()))
                .addHandler(new WrongType())
                .build();
    }

    /**
     * Reads one body.
     *
     * @throws MalformedBody when it is not a JSON object in UTF-8
     * @throws io.keyfolio.platform.problem.InvalidFields when fields break their constraints, naming all of them
     */
    public <T> T read(byte[] body, Class<T> type) {
        FieldErrors faults = new FieldErrors();
        T request = parse(text(body, type), type, faults);
        validator.validate(request).forEach(violation -> report(violation, faults));
        faults.throwIfAny();
        return request;
    }

    private <T> T parse(String text, Class<T> type, FieldErrors faults) {
        try (JsonParser parser = mapper.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw MalformedBody.notAnObject();
            }
            return mapper.readerFor(type)
                    .withAttribute(FieldErrors.attribute(), faults)
                    .readValue(parser);
        } catch (ValueInstantiationException e) {
            throw new IllegalStateException("a record refused values that it must leave to its constraints", e);
        } catch (JsonProcessingException e) {
            throw refusal(e, faults);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    /** The error of the field in which reading failed, or of the body if it failed outside a field. */
    private static DomainException refusal(JsonProcessingException e, FieldErrors faults) {
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            String field = mismatch.getPath().get(0).getFieldName();
            if (!faults.has(field)) {
                faults.report(field, WRONG_TYPE);
            }
            return faults.asInvalid();
        }
        return new MalformedBody("The request body is not well-formed JSON" + place(e) + ".");
    }

    private static String text(byte[] body, Class<?> type) {
        String text = decoded(body);
        if (type.isAnnotationPresent(OptionalBody.class)
                && NO_BODY.matcher(text).matches()) {
            return "{}";
        }
        if (text.isEmpty()) {
            throw new MalformedBody("The request has no body; send a JSON object.");
        }
        return text;
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedBody("The request body is not valid UTF-8.");
        }
    }

    /** The position of the syntax error. The text at that position is left out, because it may be a password. */
    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static void report(ConstraintViolation<?> violation, FieldErrors faults) {
        Path.Node first = violation.getPropertyPath().iterator().next();
        String field = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(first.getName());
        if (!faults.has(field)) {
            faults.report(field, violation.getMessage());
        }
    }

    /** Reports values of the wrong type and skips them. */
    private static final class WrongType extends DeserializationProblemHandler {

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType wanted, JsonToken token, JsonParser parser, String message)
                throws IOException {
            FieldErrors.of(context).skip(parser, wanted.isCollectionLikeType() ? "must be an array" : WRONG_TYPE);
            return null;
        }

        /** Handles a string in place of a type that cannot be made from a string. */
        @Override
        public Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> wanted,
                ValueInstantiator instantiator,
                JsonParser parser,
                String message)
                throws IOException {
            FieldErrors.of(context)
                    .skip(parser, Collection.class.isAssignableFrom(wanted) ? "must be an array" : WRONG_TYPE);
            return null;
        }
    }
}
