package classroom7.learning.course;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.base.UnitId;
import classroom7.platform.database.Database;

/** Units and the order of lessons in SQL. Every change of order holds the course's row. */
final class UnitStore {
    private final Database database;

    UnitStore(Database database) {
        this.database = database;
    }

    /** Whether the person teaches the course; then it is theirs alone until the commit. */
    boolean lock(PersonId person, CourseId course) {
        return database.sql(
                        """
                        select 1 from course c
                         where c.id = :course
                           and (c.organization_id, c.id) in (
                               select r.organization_id, r.course_id from course_role r
                                where r.person_id = :person and r.course_id = :course
                                  and r.role = 'teacher')
                           for update of c
                        """)
                .param("person", person.value())
                .param("course", course.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    boolean lockOf(PersonId person, UnitId unit) {
        return database.sql(
                        """
                        select 1 from course c
                         where (c.organization_id, c.id) in (
                               select r.organization_id, r.course_id
                                 from course_role r
                                 join unit u on u.organization_id = r.organization_id
                                            and u.course_id = r.course_id
                                where r.person_id = :person and u.id = :unit
                                  and r.role = 'teacher')
                           for update of c
                        """)
                .param("person", person.value())
                .param("unit", unit.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void append(CourseId course, UnitId id, String title) {
        database.sql(
                        """
                        insert into unit (organization_id, course_id, id, position, title)
                        select c.organization_id, c.id, :unit,
                               coalesce((select max(position) + 1 from unit u
                                          where u.organization_id = c.organization_id
                                            and u.course_id = c.id), 0),
                               :title
                          from course c
                         where c.id = :course
                        """)
                .param("course", course.value())
                .param("unit", id.value())
                .param("title", title)
                .update();
    }

    boolean rename(PersonId person, UnitId id, String title) {
        return database.sql(
                                """
                                update unit u set title = :title
                                  from course_role r
                                 where r.organization_id = u.organization_id
                                   and r.course_id = u.course_id and r.role = 'teacher'
                                   and r.person_id = :person and u.id = :unit
                                """)
                        .param("person", person.value())
                        .param("unit", id.value())
                        .param("title", title)
                        .update()
                == 1;
    }

    boolean introduce(PersonId person, UnitId id, String introduction) {
        return database.sql(
                                """
                                update unit u set introduction = :introduction
                                  from course_role r
                                 where r.organization_id = u.organization_id
                                   and r.course_id = u.course_id and r.role = 'teacher'
                                   and r.person_id = :person and u.id = :unit
                                """)
                        .param("person", person.value())
                        .param("unit", id.value())
                        .param("introduction", introduction)
                        .update()
                == 1;
    }

    /** Numbers all units of the course anew, with this one at its new place. */
    void move(UnitId id, int place) {
        database.sql(
                        """
                        with moved as (select organization_id, course_id from unit where id = :unit),
                        others as (
                            select u.organization_id, u.id,
                                   row_number() over (order by u.position) - 1 as place
                              from unit u join moved using (organization_id, course_id)
                             where u.id <> :unit),
                        placed as (
                            select organization_id, id,
                                   case when place >= :place then place + 1 else place end as place
                              from others
                            union all
                            select organization_id, :unit,
                                   least(:place, (select count(*) from others))
                              from moved)
                        update unit u set position = placed.place
                          from placed
                         where u.organization_id = placed.organization_id and u.id = placed.id
                        """)
                .param("unit", id.value())
                .param("place", Math.max(0, place))
                .update();
    }

    /** The same for a lesson among the lessons of a unit of its course; archived ones keep last. */
    boolean moveLesson(LessonId id, UnitId unit, int place) {
        return database.sql(
                                """
                                with moved as (
                                    select l.organization_id, l.id
                                      from lesson l
                                      join unit u on u.organization_id = l.organization_id
                                                 and u.course_id = l.course_id
                                     where l.id = :lesson and u.id = :unit),
                                others as (
                                    select l.organization_id, l.id,
                                           row_number() over (
                                               order by l.archived_at is not null, l.position) - 1
                                               as place
                                      from lesson l join moved on
                                           moved.organization_id = l.organization_id
                                     where l.unit_id = :unit and l.id <> :lesson),
                                placed as (
                                    select organization_id, id,
                                           case when place >= :place then place + 1
                                                else place end as place
                                      from others
                                    union all
                                    select organization_id, id,
                                           least(:place, (select count(*) from others))
                                      from moved)
                                update lesson l set unit_id = :unit, position = placed.place
                                  from placed
                                 where l.organization_id = placed.organization_id
                                   and l.id = placed.id
                                """)
                        .param("lesson", id.value())
                        .param("unit", unit.value())
                        .param("place", Math.max(0, place))
                        .update()
                > 0;
    }

    boolean removeEmpty(UnitId id) {
        return database.sql(
                                """
                                delete from unit u
                                 where u.id = :unit
                                   and not exists (
                                       select from lesson l
                                        where l.organization_id = u.organization_id
                                          and l.unit_id = u.id)
                                """)
                        .param("unit", id.value())
                        .update()
                == 1;
    }
}
