namespace EmployeeReferrals.Web.Demo;

/// <summary>The towns, departments and roles of the demonstration's hospital group. Their order and names mean something: a small company
/// gets the first roles alone, stories count on places in the list, and plans name departments.</summary>
internal static class DemoWork
{
    public static IReadOnlyList<string> Locations { get; } = ["Utrecht", "Dublin", "Manchester", "Rotterdam", "Antwerp"];
    public static IReadOnlyList<(string Department, string[] Titles)> Departments { get; } =
    [
        (
            "Nursing",
            [
                "Intensive care nurse",
                "Theatre nurse",
                "Community nurse",
                "Night ward nurse",
                "Paediatric nurse",
                "Dialysis nurse",
                "Nurse educator",
                "Ward manager",
            ]
        ),
        ("Therapy", ["Physiotherapist", "Occupational therapist", "Speech therapist", "Dietitian"]),
        ("Imaging", ["Radiographer", "Sonographer", "MRI technician"]),
        ("Laboratory", ["Biomedical scientist", "Laboratory assistant", "Pathology technician"]),
        ("Maternity", ["Midwife", "Lactation consultant", "Neonatal nurse"]),
        ("Pharmacy", ["Clinical pharmacist", "Pharmacy technician"]),
        ("Technology", ["Data engineer", "Support analyst", "Security engineer", "Platform engineer", "Product designer"]),
        ("Finance", ["Payroll specialist", "Financial controller", "Buyer"]),
        ("Facilities", ["Electrician", "Building technician", "Kitchen lead", "Logistics coordinator"]),
        ("Administration", ["Ward clerk", "Medical secretary", "Reception lead", "Scheduling coordinator", "Legal counsel"]),
    ];
}
