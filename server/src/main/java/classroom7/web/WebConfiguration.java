package classroom7.web;

import classroom7.base.Ids;
import classroom7.documents.Documents;
import classroom7.learning.answer.Answers;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.question.Questions;
import classroom7.people.organization.Organizations;
import classroom7.people.organization.Role;
import classroom7.people.person.Persons;
import classroom7.people.signin.PasswordChanges;
import classroom7.people.signin.Sessions;
import classroom7.people.signin.Tokens;
import classroom7.platform.database.Touches;
import classroom7.platform.file.FreeSpace;
import classroom7.platform.html.Markdown;
import classroom7.platform.settings.Site;
import classroom7.platform.words.Phrasebook;
import classroom7.web.api.AnswerApi;
import classroom7.web.api.AttemptApi;
import classroom7.web.api.CourseApi;
import classroom7.web.api.LessonApi;
import classroom7.web.api.OpenApi;
import classroom7.web.api.TokenApi;
import classroom7.web.asset.AssetServlet;
import classroom7.web.asset.Assets;
import classroom7.web.attachment.AttachmentPages;
import classroom7.web.attachment.FilesPages;
import classroom7.web.course.CoursePages;
import classroom7.web.course.CoursePeoplePages;
import classroom7.web.course.UnitPages;
import classroom7.web.device.DevicePages;
import classroom7.web.draft.AgreementPages;
import classroom7.web.draft.DraftPages;
import classroom7.web.draft.HistoryPages;
import classroom7.web.draft.PreviewViews;
import classroom7.web.exchange.ExchangePages;
import classroom7.web.exchange.ExportPages;
import classroom7.web.find.FindPages;
import classroom7.web.frame.Frames;
import classroom7.web.gate.Gate;
import classroom7.web.gate.Mishaps;
import classroom7.web.gate.PlainRefusal;
import classroom7.web.gate.ReplyHandler;
import classroom7.web.gate.Resolvers;
import classroom7.web.gate.Shedding;
import classroom7.web.gate.UploadLimit;
import classroom7.web.health.HealthPages;
import classroom7.web.home.HomePages;
import classroom7.web.join.JoinPages;
import classroom7.web.lesson.AttemptPages;
import classroom7.web.lesson.LessonPages;
import classroom7.web.lesson.PlainAnswers;
import classroom7.web.lesson.TimePages;
import classroom7.web.operations.FailurePages;
import classroom7.web.operations.JobPages;
import classroom7.web.operations.MailPages;
import classroom7.web.operations.UnsubscriptionPages;
import classroom7.web.organization.OrganizationPages;
import classroom7.web.people.ImportPages;
import classroom7.web.people.PeoplePages;
import classroom7.web.profile.ProfilePages;
import classroom7.web.progress.CorrectionPages;
import classroom7.web.progress.ProgressPages;
import classroom7.web.progress.StatisticsPages;
import classroom7.web.progress.WorkPages;
import classroom7.web.progress.WorkingPages;
import classroom7.web.question.EditPages;
import classroom7.web.question.QuestionViews;
import classroom7.web.receipt.ReceiptPages;
import classroom7.web.reply.Printer;
import classroom7.web.reply.Shelf;
import classroom7.web.signin.InvitationPages;
import classroom7.web.signin.PasswordPages;
import classroom7.web.signin.SetUpPages;
import classroom7.web.signin.SignInPages;
import classroom7.web.signin.Visit;
import java.time.InstantSource;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.RequestContextListener;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The web floor's wiring. A room's controllers are listed here, one a line, sorted. */
@Configuration(proxyBeanMethods = false)
@Import({
    AgreementPages.class,
    AnswerApi.class,
    AttachmentPages.class,
    AttemptApi.class,
    AttemptPages.class,
    CorrectionPages.class,
    CourseApi.class,
    CoursePages.class,
    CoursePeoplePages.class,
    DevicePages.class,
    DraftPages.class,
    EditPages.class,
    ExchangePages.class,
    ExportPages.class,
    FilesPages.class,
    FindPages.class,
    HealthPages.class,
    HistoryPages.class,
    HomePages.class,
    ImportPages.class,
    InvitationPages.class,
    JobPages.class,
    JoinPages.class,
    LessonApi.class,
    LessonPages.class,
    FailurePages.class,
    MailPages.class,
    OpenApi.class,
    OrganizationPages.class,
    PasswordPages.class,
    PeoplePages.class,
    PlainAnswers.class,
    ProfilePages.class,
    ProgressPages.class,
    ReceiptPages.class,
    SetUpPages.class,
    SignInPages.class,
    StatisticsPages.class,
    TimePages.class,
    TokenApi.class,
    UnitPages.class,
    UnsubscriptionPages.class,
    WorkPages.class,
    WorkingPages.class
})
public class WebConfiguration {
    @Bean
    ApplicationListener<WebServerInitializedEvent> listening(Site site) {
        return event -> site.listening(event.getWebServer().getPort());
    }

    @Bean
    Visit visit(Sessions sessions, Site site) {
        return new Visit(sessions, site);
    }

    @Bean
    ProfilePages.Rooms profileRooms(
            Persons persons, PasswordChanges passwords, Sessions sessions, Tokens tokens) {
        return new ProfilePages.Rooms(persons, passwords, sessions, tokens);
    }

    @Bean
    LessonPages.Rooms lessonRooms(Lessons lessons, Questions questions, Answers answers) {
        return new LessonPages.Rooms(lessons, questions, answers);
    }

    @Bean
    Assets assets() {
        return Assets.read();
    }

    @Bean
    Frames frames(Phrasebook phrasebook, Assets assets, Documents documents) {
        return new Frames(phrasebook, assets, documents::epoch);
    }

    @Bean
    Printer printer(Frames frames, JsonMapper json, Touches touches, InstantSource clock) {
        return new Printer(frames, json, new Shelf(touches, clock));
    }

    @Bean
    QuestionViews questionViews(Markdown markdown) {
        return new QuestionViews(markdown);
    }

    @Bean
    FilterRegistrationBean<Gate> gate(
            Sessions sessions, Tokens tokens, Printer printer, Assets assets) {
        Gate gate = new Gate(sessions, tokens, printer, assets.address("ahead.json"));
        FilterRegistrationBean<Gate> registration = new FilterRegistrationBean<>(gate);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Shedding> shedding(FreeSpace space, Printer printer) {
        var registration = new FilterRegistrationBean<>(new Shedding(space, printer));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    ServletRegistrationBean<AssetServlet> assetServlet(Assets assets) {
        return new ServletRegistrationBean<>(
                new AssetServlet(assets), "/assets/*", AssetServlet.WORKER);
    }

    /** The dispatcher knows its request already; this keeps Spring Boot's filter for it away. */
    @Bean
    RequestContextListener noRequestContextFilter() {
        return new RequestContextListener();
    }

    /** What Tomcat refuses before any page of ours is asked: said plainly, without its name. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainRefusals() {
        return factory ->
                factory.addContextCustomizers(context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass(PlainRefusal.class.getName());
                    }
                });
    }

    @Bean
    UploadLimit uploadLimit(Printer printer, Organizations organizations) {
        return new UploadLimit(
                printer,
                actor ->
                        organizations.mine(actor).stream()
                                .anyMatch(belonging -> belonging.role() != Role.LEARNER));
    }

    @Bean
    WebMvcConfigurer conversation(
            Frames frames, Printer printer, Touches touches, Ids ids, UploadLimit uploads) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(uploads);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.addAll(new Resolvers(frames).all());
            }

            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new ReplyHandler(printer, touches));
            }

            @Override
            public void configureHandlerExceptionResolvers(
                    List<HandlerExceptionResolver> resolvers) {
                resolvers.add(new Mishaps(printer, ids));
            }
        };
    }

    @Bean
    PreviewViews previewViews(Markdown markdown, QuestionViews questions, Ids ids) {
        return new PreviewViews(markdown, questions, ids);
    }
}
