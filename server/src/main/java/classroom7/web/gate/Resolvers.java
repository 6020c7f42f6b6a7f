package classroom7.web.gate;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.base.UnitId;
import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.frame.Frame;
import classroom7.web.frame.Frames;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What controllers may take: {@code Actor} (who is signed out is asked to sign in),
 * {@code @Nullable Actor}, {@code Frame}, {@code Words}, and ids of the route by the name of the
 * parameter.
 */
public final class Resolvers {
    private static final Map<Class<?>, Function<String, Object>> IDS =
            Map.of(
                    CourseId.class, CourseId::new,
                    LessonId.class, LessonId::new,
                    OrganizationId.class, OrganizationId::new,
                    PersonId.class, PersonId::new,
                    QuestionId.class, QuestionId::new,
                    UnitId.class, UnitId::new);

    private final Frames frames;

    public Resolvers(Frames frames) {
        this.frames = frames;
    }

    public List<HandlerMethodArgumentResolver> all() {
        return List.of(
                resolver(
                        parameter -> is(parameter, Actor.class) && !isNullable(parameter),
                        (parameter, request) -> signedIn(request)),
                resolver(
                        parameter -> is(parameter, Actor.class),
                        (parameter, request) -> Frames.actor(request)),
                resolver(
                        parameter -> is(parameter, Frame.class),
                        (parameter, request) -> frames.of(request)),
                resolver(
                        parameter -> is(parameter, Words.class),
                        (parameter, request) -> frames.words(request)),
                resolver(
                        parameter -> IDS.containsKey(parameter.getParameterType()), Resolvers::id));
    }

    private static Actor signedIn(HttpServletRequest request) {
        Actor actor = Frames.actor(request);
        if (actor == null) {
            throw new SignedOut();
        }
        return actor;
    }

    private static Object id(MethodParameter parameter, HttpServletRequest request) {
        String name = parameter.getParameterName();
        Object text = null;
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables) {
            text = variables.get(name);
        }
        if (text == null) {
            throw new IllegalStateException("The route names no " + name);
        }
        Function<String, Object> type = IDS.get(parameter.getParameterType());
        if (type == null || !Ids.isId(text.toString())) {
            throw new NoSuchThing();
        }
        return type.apply(text.toString());
    }

    private static boolean is(MethodParameter parameter, Class<?> type) {
        return parameter.getParameterType() == type;
    }

    private static boolean isNullable(MethodParameter parameter) {
        return parameter.getParameter().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private interface Taken {
        @Nullable Object from(MethodParameter parameter, HttpServletRequest request);
    }

    private interface Fits {
        boolean fits(MethodParameter parameter);
    }

    private static HandlerMethodArgumentResolver resolver(Fits fits, Taken taken) {
        return new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return fits.fits(parameter);
            }

            @Override
            public @Nullable Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders) {
                HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
                if (asked == null) {
                    throw new IllegalStateException("Not a servlet request");
                }
                return taken.from(parameter, asked);
            }
        };
    }
}
